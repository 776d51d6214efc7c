import Foundation
import TestSupport
import Testing

/// Pages of the built program, opened in a real browser.
@Suite(
  .serialized,
  .enabled(if: Chromium.isInstalled, "no chromium on PATH; apt-get install chromium"))
struct `Pages in Chromium` {
  @Test(arguments: PageCase.allCases)
  func `load nothing, raise no error and ask nothing, in any view`(_ example: PageCase) throws {
    let chromium = try #require(Chromium())
    let (folder, file) = try page(example)
    // Color and width change nothing that loads; one case shows it, for a browser takes its time.
    let views = example == .focus ? Chromium.View.allCases : [.light, .print]
    for view in views {
      let visit = try chromium.visit(file, as: view)
      #expect(visit.console == [], "\(view)")
      #expect(visit.requests == [], "\(view)")
      #expect(!visit.hangs, "\(view)")
      // The script has run, so that its hash is the one in the policy.
      if view != .print { #expect(!visit.document.contains(" hidden=\"\""), "\(view)") }
    }
    #expect(try folder.data("report.html").count < 1_000_000)
  }

  /// The page, and the folder that goes with it.
  private func page(_ example: PageCase) throws -> (folder: Folder, file: URL) {
    let geotally = try geotally()
    let run = try geotally(
      ["report"] + example.arguments(in: geotally.folder) + ["-o", "report.html", "--quiet"])
    #expect(run.code == 0 && run.errors == "", "\(run.errors)")
    return (geotally.folder, geotally.folder.url.appending(path: "report.html"))
  }

  @Test(arguments: [
    ("<script>console.error('x')</script>", 1, 0, false),
    ("<img src='http://example.invalid/x.png'>", 0, 1, false),
    ("<script>alert('x')</script>", 0, 0, true),
  ])
  func `would be found out if they did`(
    _ body: String, _ errors: Int, _ requests: Int, _ hangs: Bool
  ) throws {
    let folder = try Folder()
    let file = try folder.write("<!doctype html><title>x</title>\(body)", to: "control.html")
    let visit = try #require(Chromium()).visit(file, secondsAtMost: hangs ? 12 : 60)
    #expect(visit.console.count == errors)
    #expect(Set(visit.requests).count == requests)
    #expect(visit.hangs == hangs)
  }

  @Test func `can be used by keyboard: skip link, sorting, light and dark`() throws {
    let (folder, file) = try page(.focus)
    // The policy allows no second script, so that this copy of the page goes without it.
    let source = try String(contentsOf: file, encoding: .utf8)
      .replacing("http-equiv=\"Content-Security-Policy\"", with: "name=\"policy\"")
      .replacing("</body>", with: "<script>\(Self.keystrokes)</script></body>")
    let copy = try folder.write(source, to: "keyboard.html")
    let document = try #require(Chromium()).visit(copy).document
    let outcome = try #require(document.firstMatch(of: /data-outcome="([^"]*)"/))
    #expect(
      outcome.1
        == "skip:#main first:true sort:ascending sorted:true again:descending theme:dark back:light"
    )
  }

  /// What a user without a mouse does: a button that has the focus is clicked by Enter.
  private static let keystrokes = """
    (function () {
      var focusable = Array.from(document.querySelectorAll('a[href], button, summary, [tabindex="0"]'));
      var out = [];
      var skip = focusable[0];
      out.push('skip:' + skip.getAttribute('href'));
      out.push('first:' + skip.classList.contains('skip'));
      var table = document.querySelector('table[data-sortable]');
      var button = table.tHead.rows[0].cells[0].querySelector('button');
      button.focus();
      document.activeElement.click();
      out.push('sort:' + table.tHead.rows[0].cells[0].getAttribute('aria-sort'));
      var names = Array.from(table.tBodies[0].rows).map(function (row) {
        return row.cells[0].textContent;
      });
      out.push('sorted:' + (names.join() === names.slice().sort(function (a, b) {
        return a.localeCompare(b);
      }).join()));
      document.activeElement.click();
      out.push('again:' + table.tHead.rows[0].cells[0].getAttribute('aria-sort'));
      var theme = document.getElementById('theme');
      theme.focus();
      document.activeElement.click();
      out.push('theme:' + document.documentElement.dataset.theme);
      document.activeElement.click();
      out.push('back:' + document.documentElement.dataset.theme);
      document.body.setAttribute('data-outcome', out.join(' '));
    })();
    """
}

@Suite struct `A report page` {
  private static let question = [
    "--actor", "ISKP", "--from", "2017-01-01", "--to", "2018-10-31", "--focus", "AF-NAN,AF-KNR",
    "--border", "PAK",
  ]

  @Test(.enabled(if: sharedData("ucdp_ged211_afg.csv") != nil, "no ../shared/data"))
  func `of UCDP's file has the figures of its JSON`() throws {
    let geotally = try geotally(with: try #require(sharedData("ucdp_ged211_afg.csv")))
    func report(_ format: String) throws -> String {
      let run = try geotally(
        ["report", "ucdp_ged211_afg.csv"] + Self.question + ["--format", format])
      #expect(run.code == 0)
      return run.text
    }
    let page = try report("html")
    let json = try #require(ReportFigures(report("json")))
    let figures = PageFigure.all(in: page)
    #expect(figures.count > 150)
    for figure in figures {
      let complaint = json.complaint(about: figure)
      #expect(complaint == nil)
    }
    #expect(page.utf8.count < 250_000)
    #expect(try report("html") == page)
  }

  @Test func `is made by its extension, never over another file, the same for any threads`() throws
  {
    let geotally = try geotally()
    #expect(try geotally("report", "-o", "r.html", "--threads", "1").code == 0)
    #expect(try geotally("report", "-o", "r.html").code == 73)
    #expect(try geotally("report", "-o", "s.htm", "--threads", "4").code == 0)
    #expect(try geotally.folder.data("r.html") == geotally.folder.data("s.htm"))
    #expect(try geotally("report", "-o", "r.html", "--overwrite", "--lang", "ps").code == 0)
    #expect(try geotally.folder.text("r.html").contains("lang=\"ps-AF\""))
    #expect(try geotally("report", "--lang", "de").code == 64)
  }
}
