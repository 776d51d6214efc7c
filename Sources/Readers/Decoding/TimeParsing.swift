internal import Incidents

/// When a row was revised, in seconds since 1970-01-01: Unix seconds, or an ISO date and time, in
/// UTC unless it says otherwise.
///
/// - Throws: `RowFault` for other forms and for moments outside 1970-2099.
func parseTimestamp(_ text: ArraySlice<UInt8>) throws(RowFault) -> Int64 {
  if let seconds = try? parseInteger(text), text.count != 4 {
    guard (0..<4_102_444_800).contains(seconds) else {
      throw RowFault(reason: "is no time between 1970 and 2099 in seconds")
    }
    return seconds
  }
  let fault = RowFault(reason: "is neither Unix seconds nor an ISO date and time")
  var cursor = ByteCursor(text)
  guard let year = cursor.digits(exactly: 4) else { throw fault }
  let separator: UInt8 = cursor.peek == .slash ? .slash : .minus
  guard cursor.take(separator), let month = cursor.digits(exactly: 2), cursor.take(separator),
    let day = cursor.digits(exactly: 2)
  else { throw fault }
  let midnight = Int64(try calendarDay(year, month, day).rawValue) * 86_400
  let seconds = cursor.isAtEnd ? midnight : midnight + Int64(try timeOfDay(&cursor).seconds)
  guard seconds >= 0 else { throw RowFault(reason: "is before 1970") }
  return seconds
}

/// `T` or a space, `HH:MM`, `:SS` and a fraction at will, AM or PM, a zone at will; `THHMMSS`.
///
/// - Returns: seconds from midnight UTC, and whether there is a zone.
func timeOfDay(_ rest: inout ByteCursor) throws(RowFault) -> (seconds: Int, hasZone: Bool) {
  _ = rest.take(.comma)
  let hasT = rest.take(UInt8(ascii: "T"))
  guard hasT || rest.take(.space) else { throw timeFault }
  let hour = rest.digits()
  var seconds: Int
  if hasT, hour.count == 4 || hour.count == 6, rest.peek != .colon {
    seconds = try clock(
      hour.count == 4
        ? (hour.value / 100, hour.value % 100, 0)
        : (hour.value / 10_000, hour.value / 100 % 100, hour.value % 100))
  } else {
    guard (1...2).contains(hour.count), rest.take(.colon), let minute = rest.digits(exactly: 2)
    else { throw timeFault }
    var second = 0
    if rest.take(.colon) {
      guard let found = rest.digits(exactly: 2) else { throw timeFault }
      second = found
    }
    seconds = try clock((hour.value, minute, second))
  }
  if rest.take(.point), rest.digits().count == 0 { throw timeFault }
  let hasSpace = rest.take(.space)
  if let half = halfOfDay(&rest) {
    guard (1...12).contains(hour.value) else { throw timeFault }
    seconds += half - (hour.value == 12 ? 43_200 : 0)
    _ = rest.take(.space)
  } else if hasSpace, rest.isAtEnd {
    throw timeFault
  }
  if rest.isAtEnd { return (seconds, false) }
  return (seconds - (try zone(&rest)), true)
}

private let timeFault = RowFault(reason: "has no time of the form HH:MM:SS after the date")

private func clock(
  _ time: (hour: Int, minute: Int, second: Int)
) throws(RowFault) -> Int {
  guard time.hour < 24, time.minute < 60, time.second < 60 else { throw timeFault }
  return time.hour * 3_600 + time.minute * 60 + time.second
}

/// The seconds before the half of the day that `AM` or `PM` names.
private func halfOfDay(_ rest: inout ByteCursor) -> Int? {
  let start = rest
  let word = rest.letters().map { $0 | 0x20 }
  if word.elementsEqual("am".utf8) { return 0 }
  if word.elementsEqual("pm".utf8) { return 43_200 }
  rest = start
  return nil
}

/// `Z`, `UTC`, `GMT`, or an offset, in seconds.
private func zone(_ rest: inout ByteCursor) throws(RowFault) -> Int {
  let word = rest.letters()
  if !word.isEmpty {
    guard ["Z", "UTC", "GMT"].contains(where: { word.elementsEqual($0.utf8) }) else {
      throw timeFault
    }
    if rest.isAtEnd { return 0 }
  }
  let isEast = rest.take(UInt8(ascii: "+"))
  guard isEast || rest.take(.minus) else { throw timeFault }
  let hours = rest.digits()
  var minutes = 0
  if hours.count == 2, !rest.isAtEnd {
    guard rest.take(.colon), let found = rest.digits(exactly: 2) else { throw timeFault }
    minutes = found
  }
  guard hours.count == 2 || hours.count == 4, rest.isAtEnd else { throw timeFault }
  let (hour, minute) =
    hours.count == 4 ? (hours.value / 100, hours.value % 100) : (hours.value, minutes)
  guard hour < 24, minute < 60 else { throw timeFault }
  let offset = hour * 3_600 + minute * 60
  return isEast ? offset : -offset
}
