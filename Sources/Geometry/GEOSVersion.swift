/// The version of GEOS that gave the answers, in its own words, such as `3.11.1-CAPI-1.17.1`.
public var geosVersion: String { GEOSContext.libraryVersion }
