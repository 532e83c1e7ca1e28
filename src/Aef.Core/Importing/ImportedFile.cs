using Aef.Core.Pipelines.Writing;
using Aef.Core.Targets;
using Aef.Documents.Collections;

namespace Aef.Core.Importing;

/// <summary>A file that was converted from files of another tool.</summary>
public sealed class ImportedFile : IArtifact
{
    private readonly EquatableList<string> _inputs;

    internal ImportedFile(string name, string fileName, string source, EquatableList<string> inputs)
    {
        Name = name;
        FileName = fileName;
        Source = source;
        _inputs = inputs;
    }

    /// <summary>The name of the pipeline, or the path for a file of all pipelines.</summary>
    public string Name { get; }

    /// <summary>The path in the output folder, with slashes.</summary>
    public string FileName { get; }

    /// <inheritdoc/>
    public string Source { get; }

    OutputKind IArtifact.Kind => OutputKind.Imported;

    IEnumerable<string> IArtifact.Inputs => _inputs;

    /// <summary>The path.</summary>
    public override string ToString() => FileName;
}
