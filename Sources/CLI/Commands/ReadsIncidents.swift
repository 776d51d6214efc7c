internal import ArgumentParser

/// A command that reads tables of incidents.
protocol ReadsIncidents: AsyncParsableCommand {
  var input: InputOptions { get }
}

extension Geotally {
  static func commandType(named name: String) -> (any ParsableCommand.Type)? {
    configuration.subcommands.first { $0._commandName == name }
  }
}
