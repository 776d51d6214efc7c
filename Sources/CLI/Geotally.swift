internal import ArgumentParser

/// The command line.
@main
struct Geotally: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "geotally",
    abstract:
      "Counts recorded conflict incidents by place and says how far the count can be trusted.",
    discussion: """
      Reads tables of incidents (ACLED, UCDP GED, any CSV, TSV or GeoJSON), places every incident \
      in a province, and reports shares and concentration with an account of every row. \
      Afghanistan is built in; --boundaries FILE takes any other country.

      Without INPUT the bundled documented incidents are used, as an example.

      Exit codes: 0 done; 1 the answer is no (verify: a claim is contradicted or inconsistent; \
      validate: defects found; diff: they differ); 3 a claim cannot be decided; 64 usage; \
      65 bad data; 66 no input; 70 internal; 73 cannot create output; 74 input or output failed; \
      78 bad spec.
      """,
    version: Version.current,
    subcommands: [
      ReportCommand.self, GeocodeCommand.self, ExportCommand.self, VerifyCommand.self,
      ValidateCommand.self, DiffCommand.self,
    ])

  static func main() async {
    ignoreClosedPipes()
    removeTemporaryFilesOnInterruption()
    var origins: [SpecOrigin] = []
    do {
      let arguments = try SpecFile.expand(
        Array(CommandLine.arguments.dropFirst()), origins: &origins)
      var command = try parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      let failure = failure.charged(to: origins)
      Console.standardError.write(failure.message)
      finish(failure.code)
    } catch let error as ExitCode {
      finish(error)
    } catch {
      guard let failure = Failure(usage: error) else { exit(withError: error) }
      Console.standardError.write(failure.message)
      finish(failure.code)
    }
  }
}
