using Aef.Documents.Diagnostics;
using Aef.Workflows.Hosting.Mocks;

namespace Aef.Workflows.Testing.Expectations;

/// <summary>
/// Every call matches a mock. A workflow may catch the error of an unmatched call, and the test would pass for the wrong reason. Not
/// checked when the test itself expects the error of such a call.
/// </summary>
internal sealed class UnmatchedCallCheck(Location location) : TestExpectation(location)
{
    public const string Tag = UnmatchedCall.Tag;

    public override IEnumerable<TestFailure> Check(TestObservation observation) =>
        observation.Calls.Where(c => c.IsUnmatched).Select(c => c.ToString()).Distinct()
            .Select(c => new TestFailure($"no mock matches the call {c}", Location));
}
