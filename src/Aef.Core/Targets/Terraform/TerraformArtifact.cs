using Aef.Core.Pipelines.Writing;
using Aef.Documents.Collections;

namespace Aef.Core.Targets.Terraform;

/// <summary>A file of a Terraform configuration, or a file that it refers to.</summary>
public sealed class TerraformArtifact : IArtifact
{
    private readonly OutputKind _kind;
    private readonly EquatableList<string> _inputs;

    internal TerraformArtifact(string fileName, string source, OutputKind kind, IEnumerable<string> inputs)
    {
        FileName = fileName;
        Source = source;
        _kind = kind;
        _inputs = [.. inputs.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The name of the file, without folders.</summary>
    public string Name => FileName[(FileName.LastIndexOf('/') + 1)..];

    /// <summary>The file, relative to the folder of the configuration, with slashes.</summary>
    public string FileName { get; }

    /// <inheritdoc/>
    public string Source { get; }

    OutputKind IArtifact.Kind => _kind;

    IEnumerable<string> IArtifact.Inputs => _inputs;

    /// <summary>The text of the file.</summary>
    public override string ToString() => Source;
}
