import Columnar
import Testing

@Suite struct `The level of instructions` {
  @Test func `is one that the processor has, and portable is always there`() {
    let supported = InstructionLevel.supported
    #expect(supported.first == .portable)
    #expect(supported == InstructionLevel.allCases.filter { $0 <= supported[supported.count - 1] })
    #expect(supported.contains(InstructionLevel.inForce))
  }
}
