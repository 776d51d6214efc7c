#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Runs a program and writes to a file what it took: `wall_s user_s system_s peak_bytes code`.
///
///     Meter RESULT PROGRAM [ARGUMENT…]
///
/// Linux counts the memory of the process that starts a program among the program's peak. This one
/// is a few megabytes, so that the peak that it reports is the program's own.
@main
struct Meter {
  static func main() {
    guard CommandLine.arguments.count >= 3 else {
      complain("usage: Meter RESULT PROGRAM [ARGUMENT…]")
      exit(64)
    }
    var arguments = CommandLine.arguments.dropFirst(2).map { strdup($0) }
    arguments.append(nil)
    var child: pid_t = 0
    let start = now()
    let failure = posix_spawnp(&child, arguments[0] ?? strdup(""), nil, nil, arguments, environ)
    guard failure == 0 else {
      complain("\(CommandLine.arguments[2]): \(String(cString: strerror(failure)))")
      exit(66)
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0 {
      guard errno == EINTR else { exit(74) }
    }
    let wall = now() - start
    let signal = status & 0x7F
    let code = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    // Kilobytes on Linux, bytes elsewhere.
    #if os(Linux)
      let peak = usage.ru_maxrss * 1024
    #else
      let peak = usage.ru_maxrss
    #endif
    record("\(wall) \(seconds(usage.ru_utime)) \(seconds(usage.ru_stime)) \(peak) \(code)\n")
    exit(code)
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
  }

  private static func record(_ text: String) {
    guard let file = fopen(CommandLine.arguments[1], "w") else {
      complain("\(CommandLine.arguments[1]): \(String(cString: strerror(errno)))")
      exit(73)
    }
    fputs(text, file)
    fclose(file)
  }

  private static func complain(_ text: String) {
    _ = ("Meter: " + text + "\n").withCString { write(2, $0, strlen($0)) }
  }
}
