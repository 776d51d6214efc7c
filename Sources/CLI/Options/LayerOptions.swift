internal import ArgumentParser

/// The provinces, and the bundled data.
struct LayerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Provinces of another country or layer, as GeoJSON polygons in WGS 84. Repeated, a report "
        + "compares the further layers with the first.", valueName: "file"))
  var boundaries: [String] = []

  @Option(
    help: ArgumentHelp(
      "The property that holds each province's code; iso_3166_2, code or the feature id when not "
        + "given. Repeated, they pair with the layers.", valueName: "field"))
  var boundaryKey: [String] = []

  @Option(
    help: ArgumentHelp(
      "The property that holds each province's name; name, or the code, when not given. Repeated, "
        + "they pair with the layers.", valueName: "field"))
  var boundaryName: [String] = []

  @Option(
    help: ArgumentHelp(
      "The folder of the bundled data, GeoData; searched for when not given.", valueName: "folder"))
  var data: String?
}
