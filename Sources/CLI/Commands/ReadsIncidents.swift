internal import ArgumentParser

/// A command that reads tables of incidents.
protocol ReadsIncidents: AsyncParsableCommand {
  var input: InputOptions { get }

  /// What must stand before the inputs; stand-ins, to try options by themselves.
  static var argumentsBeforeInputs: [String] { get }
}

extension ReadsIncidents {
  static var argumentsBeforeInputs: [String] { [] }
}

extension Geotally {
  static func commandType(named name: String) -> (any ParsableCommand.Type)? {
    configuration.subcommands.first { $0._commandName == name }
  }
}
