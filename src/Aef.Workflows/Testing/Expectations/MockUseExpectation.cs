using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Testing.Expectations;

/// <summary>Every mock of the test is used.</summary>
internal sealed class MockUseExpectation(Location location) : TestExpectation(location)
{
    public override IEnumerable<TestFailure> Check(TestObservation observation) => observation.Execution is null
        ? []
        : observation.UnusedMocks.Select(m => new TestFailure($"no call matched the mock \"{m}\"", Location));
}
