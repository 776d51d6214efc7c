internal import Foundation

/// Writes a column in NumPy's own format, which every peer reads without parsing.
///
/// - Source: NumPy, `numpy.lib.format`, version 1.0.
func writeNumPy<Element: BitwiseCopyable>(
  _ column: [Element], type: String, to path: String
) throws {
  var header = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(column.count),), }"
  // The data begins at a multiple of 64 bytes.
  header += String(repeating: " ", count: 63 - (10 + header.utf8.count) % 64) + "\n"
  let count = UInt16(header.utf8.count)
  let magic: [UInt8] = [
    0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, UInt8(count & 255), UInt8(count >> 8),
  ]
  guard FileManager.default.createFile(atPath: path, contents: Data(magic + Array(header.utf8))),
    let file = FileHandle(forWritingAtPath: path)
  else { throw WrongAnswer("\(path) cannot be written") }
  try file.seekToEnd()
  try column.withUnsafeBytes { bytes in
    for start in stride(from: 0, to: bytes.count, by: 64 << 20) {
      try file.write(contentsOf: Data(bytes[start..<min(start + 64 << 20, bytes.count)]))
    }
  }
  try file.close()
}
