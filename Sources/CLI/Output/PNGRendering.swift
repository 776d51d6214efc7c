internal import ArgumentParser
internal import Foundation

/// Turns a drawing into an image by librsvg's `rsvg-convert`, where it is installed.
struct PNGRenderer {
  private let program: URL

  private static let name = "rsvg-convert"
  /// How many pixels of the image stand for one of the drawing, for sharp slides.
  private static let zoom = 2

  /// Looks for the program in the folders of `PATH`.
  ///
  /// - Throws: `Failure` 69 when it is not installed.
  init() throws(Failure) {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    let programs = folders.lazy.map { URL(filePath: "\($0)/\(Self.name)") }
    guard
      let found = programs.first(where: {
        FileManager.default.isExecutableFile(atPath: $0.path(percentEncoded: false))
      })
    else {
      throw Failure(
        .unavailable, "error: PNG needs the program \(Self.name), which is not installed",
        help: "install it (Debian: apt-get install librsvg2-bin; macOS: brew install librsvg), or "
          + "write .svg instead")
    }
    program = found
  }

  /// The bytes of the image.
  ///
  /// - Throws: `Failure` 74 when the drawing cannot be handed over, `Failure` 70 when the program
  ///   refuses it.
  func image(of drawing: String) throws(Failure) -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.path(percentEncoded: false)
    let input = "\(folder)/geotally-\(UInt64.random(in: 0 ... .max)).svg"
    TemporaryFiles.add(input)
    defer {
      removeFile(input)
      TemporaryFiles.remove(input)
    }
    do throws(SystemError) {
      let descriptor = try createNewFile(input)
      try writeAll(Array(drawing.utf8), to: descriptor)
      try flushAndClose(descriptor)
    } catch {
      throw Failure(
        .inputOutput, "\(input): error: cannot write the file: \(error.message)",
        help: "check the free space, or set TMPDIR to another folder")
    }
    let (output, messages) = try run(on: input)
    guard output.starts(with: [0x89, 0x50, 0x4E, 0x47]) else {
      throw Failure(
        .internalError, "error: \(Self.name) made no image: \(messages)",
        help: "write .svg instead, and report this")
    }
    return output
  }

  private func run(on input: String) throws(Failure) -> (output: [UInt8], messages: String) {
    let process = Process()
    let (output, messages) = (Pipe(), Pipe())
    process.executableURL = program
    process.arguments = ["--format", "png", "--zoom", "\(Self.zoom)", input]
    process.standardOutput = output
    process.standardError = messages
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
      // Its few messages fit into the pipe while the image is read.
      let image = try output.fileHandleForReading.readToEnd() ?? Data()
      let text = try messages.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      let isDone = process.terminationReason == .exit && process.terminationStatus == 0
      return (
        isDone ? [UInt8](image) : [],
        String(decoding: text, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
      )
    } catch {
      throw Failure(
        .inputOutput, "error: cannot run \(program.path(percentEncoded: false)): \(error)",
        help: "check that it can be run, or write .svg instead")
    }
  }
}
