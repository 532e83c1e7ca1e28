using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Testing.Expectations;

/// <summary>The source has these diagnostics and no others.</summary>
internal sealed class DiagnosticsExpectation(IReadOnlyList<DiagnosticPattern> diagnostics, Location location) : TestExpectation(location)
{
    /// <summary>The codes that the expectation names.</summary>
    public IReadOnlyList<DiagnosticPattern> Diagnostics { get; } = diagnostics;

    public override IEnumerable<TestFailure> Check(TestObservation observation)
    {
        var found = observation.Diagnostics;
        var actual = found.Count > 0 ? string.Join('\n', found) : "no problems";
        var missing = Diagnostics.Where(f => !found.Any(f.Matches))
            .Select(f => new TestFailure($"the source does not have the expected problem {f}", f.Location, f.ToString(), actual));
        var unexpected = found.Where(d => !Diagnostics.Any(f => f.Matches(d)))
            .Select(d => new TestFailure($"the source has an unexpected problem: {d}", Location, null, d.ToString()));
        return missing.Concat(unexpected);
    }
}
