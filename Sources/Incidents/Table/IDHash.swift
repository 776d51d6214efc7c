/// A hash of an event's id: equal ids have equal hashes, and different ones hardly ever.
///
/// FNV-1a with the final mix of MurmurHash3. Whatever a collision makes suspect is settled by the
/// ids themselves.
/// - Complexity: O(bytes).
public func idHash(of id: Span<UInt8>) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for index in id.indices { hash = (hash ^ UInt64(id[index])) &* 0x100_0000_01B3 }
  hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
  hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
  return hash ^ (hash >> 33)
}

public func idHash(of id: String) -> UInt64 { idHash(of: Array(id.utf8).span) }
