using Aef.Core.Pipelines.Writing;
using Aef.Core.Targets;

namespace Aef.PowerShell.Artifacts;

/// <summary>A SARIF 2.1.0 log of diagnostics.</summary>
public sealed class SarifArtifact : IArtifact
{
    private readonly string[] _inputs;

    internal SarifArtifact(string source, int diagnostics, string[] inputs)
    {
        _inputs = inputs;
        Source = source;
        Diagnostics = diagnostics;
    }

    /// <inheritdoc/>
    public string Name => "aef";

    /// <inheritdoc/>
    public string FileName => "aef.sarif";

    /// <summary>The number of diagnostics in the log.</summary>
    public int Diagnostics { get; }

    /// <inheritdoc/>
    public string Source { get; }

    OutputKind IArtifact.Kind => OutputKind.Sarif;

    IEnumerable<string> IArtifact.Inputs => _inputs;

    /// <summary>The log's JSON.</summary>
    public override string ToString() => Source;
}
