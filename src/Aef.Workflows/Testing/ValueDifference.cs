using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Testing;

/// <summary>A difference between an actual and an expected value; values are JSON, or a note that there is none.</summary>
internal sealed record ValueDifference(string Path, string Expected, string Actual, Location Location)
{
    public override string ToString() => $"at {Path}, expected {Expected} but found {Actual}";
}
