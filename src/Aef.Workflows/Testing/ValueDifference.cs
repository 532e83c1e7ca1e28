using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Testing;

/// <summary>A place at which a value is not the expected one; texts are JSON, or say that there is nothing.</summary>
internal sealed record ValueDifference(string Path, string Expected, string Actual, Location Location)
{
    public override string ToString() => $"at {Path}, expected {Expected} but found {Actual}";
}
