using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Testing.Expectations;

/// <summary>The source is rejected: it has errors, including the given ones.</summary>
internal sealed class RefusalExpectation(IReadOnlyList<DiagnosticPattern> diagnostics, Location location) : TestExpectation(location)
{
    public override bool IsOfRefusal => true;

    /// <summary>The codes that the expectation names.</summary>
    public IReadOnlyList<DiagnosticPattern> Diagnostics { get; } = diagnostics;

    public override IEnumerable<TestFailure> Check(TestObservation observation)
    {
        var errors = observation.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count == 0)
        {
            return [new TestFailure("expected the source to be rejected, but it has no error", Location, null, observation.Diagnostics.Count > 0 ? string.Join('\n', observation.Diagnostics) : null)];
        }

        return Diagnostics.Where(f => !errors.Exists(f.Matches))
            .Select(f => new TestFailure($"the source is rejected, but not with {f}", f.Location, f.ToString(), string.Join('\n', errors)));
    }
}
