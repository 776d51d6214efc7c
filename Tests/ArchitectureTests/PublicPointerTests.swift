import Testing

@Suite struct `Raw pointers` {
  @Test func `are on no public declaration`() throws {
    for file in try sourceFiles(below: "Sources") where file.isSwift {
      #expect(publicPointerComplaints(file.tokens) == [], "\(file.path)")
    }
  }

  @Test(arguments: [
    "public var handle: OpaquePointer",
    "public let bytes: UnsafeRawBufferPointer?",
    "package func read(_ bytes: UnsafePointer<UInt8>) {}",
    "open func read() -> UnsafeMutablePointer<Int> { x }",
    "public func read(\n  name: String,\n  bytes: [UnsafeBufferPointer<UInt8>]\n) throws -> Int {}",
    "public func read(name: String)\n  -> UnsafePointer<UInt8>\n{\n}",
    "public func read() ->\n  OpaquePointer {}",
    "public init(_ body: (UnsafeRawPointer) -> Void = { _ in }) {}",
    "public typealias Handle = OpaquePointer",
    "public typealias Handle =\n  OpaquePointer",
    "public subscript(at pointer: UnsafeRawPointer) -> Int { 0 }",
    "public static func make() -> Swift.OpaquePointer { x }",
    "public private(set) var handle: OpaquePointer",
    "@inlinable public final func read(_ p: Unmanaged<Box>) {}",
    "public enum E {\n  case a\n  case b(OpaquePointer)\n}",
    "public protocol P {\n  func read() -> OpaquePointer\n}",
    "public protocol P: A where B: C {\n  associatedtype T = OpaquePointer\n}",
    "public extension Box {\n  func read() -> OpaquePointer { x }\n}",
    "public extension Box {\n  enum E { case a(UnsafeRawPointer) }\n}",
    "public struct S<T> where T == OpaquePointer {}",
    "public struct S {\n  func f() { }\n  public var handle: OpaquePointer\n}",
    "public func f<T>(_ t: T)\n  where T == OpaquePointer {}",
    "public\n  var handle: OpaquePointer",
    "public class func read() -> OpaquePointer { x }",
    "public let reader: any\n  Reader<OpaquePointer>",
  ])
  func `are found on a public declaration`(source: String) {
    let complaints = publicPointerComplaints(swiftTokens(source))
    #expect(complaints.count == 1)
    #expect(complaints.first?.hasSuffix("on a public declaration") == true)
  }

  @Test(arguments: [
    "private let handle: OpaquePointer",
    "let handle: OpaquePointer",
    "public struct S {\n  let handle: OpaquePointer\n}",
    "public let count: Int\nprivate let handle: OpaquePointer",
    "public var count = 3\n\n@safe let handle: OpaquePointer",
    "public var count: Int { use(OpaquePointer(x)) }",
    "public func read() {\n  let handle: OpaquePointer = x\n}",
    "public func read() -> Array<Int> {\n  UnsafeRawPointer(x)\n}",
    "/// An OpaquePointer.\npublic let count: Int  // UnsafePointer",
    "public let text = \"OpaquePointer\"",
    "public extension Box {\n  private func read() -> OpaquePointer { x }\n}",
    "public extension Box {\n  func a() {}\n  internal func read() -> OpaquePointer { x }\n}",
    "enum E {\n  case b(OpaquePointer)\n}",
    "public enum E {\n  case a\n  private func f() { switch x { case .a(let p as OpaquePointer): g } }\n}",
    "public func open(path: String) {}\nfunc close(_ p: OpaquePointer) {}",
    "public private(set) var count: Int\nfunc close(_ p: OpaquePointer) {}",
    "private func f() { open(OpaquePointer(x)) }",
    "public class C {\n  var handle: OpaquePointer\n}",
  ])
  func `are free elsewhere`(source: String) {
    #expect(publicPointerComplaints(swiftTokens(source)) == [])
  }
}
