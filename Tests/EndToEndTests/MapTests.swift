import Foundation
import TestSupport
import Testing

@Suite struct MapTests {
  /// Where `rsvg-convert` is, nil where it is not installed.
  private static let converter = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].first {
    FileManager.default.isExecutableFile(atPath: "\($0)/rsvg-convert")
  }

  @Test func `a map is one well-formed drawing with its caveats`() throws {
    let geotally = try geotally()
    let run = try geotally("report", "--focus", "AF-NAN", "--border", "PAK", "-o", "map.svg")
    #expect(run.code == 0 && run.errors.contains("error") == false)
    let text = try geotally.folder.text("map.svg")
    #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "))
    #expect(text.contains("no basis for conclusions") && text.contains("Made with Natural Earth"))
    #expect(text.contains("PAKISTAN") && text.contains("<title>Border with Pakistan</title>"))
    #expect(!text.contains("var(--") && !text.contains("<style") && !text.contains("http://x"))
    #expect(text.utf8.count < 100_000)
    #expect(
      try geotally("report", "--focus", "AF-NAN", "--border", "PAK", "--format", "svg").text == text
    )
  }

  @Test func `a PNG without its program is refused with what to install, and leaves no file`()
    throws
  {
    let geotally = try geotally()
    let run = try geotally("report", "none.csv", "-o", "map.png")
    #expect(run.code == 69)
    #expect(
      run.errors == """
        error: PNG needs the program rsvg-convert, which is not installed
          help: install it (Debian: apt-get install librsvg2-bin; macOS: brew install librsvg), or \
        write .svg instead

        """)
    #expect(try geotally.folder.names().isEmpty)
  }

  @Test(.enabled(if: converter != nil, "rsvg-convert is not installed"))
  func `a PNG is the drawing at twice its size`() throws {
    var geotally = try geotally()
    geotally.environment["PATH"] = Self.converter
    #expect(try geotally("report", "-o", "map.png").code == 0)
    let bytes = Array(try geotally.folder.data("map.png"))
    #expect(bytes.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    #expect(Int(bytes[18]) << 8 + Int(bytes[19]) == 2 * 1_120)
    #expect(try geotally.folder.names() == ["map.png"])
  }

  @Test func `a program that makes no image is an error, and leaves no file`() throws {
    var geotally = try geotally()
    try geotally.folder.write("#!/bin/sh\necho broken >&2\nexit 3\n", to: "rsvg-convert")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: geotally.folder.path("rsvg-convert"))
    geotally.environment["PATH"] = geotally.folder.url.path(percentEncoded: false)
    let run = try geotally("report", "-o", "map.png")
    #expect(run.code == 70)
    #expect(run.errors.contains("error: rsvg-convert made no image: broken"))
    #expect(try geotally.folder.names() == ["rsvg-convert"])
  }
}
