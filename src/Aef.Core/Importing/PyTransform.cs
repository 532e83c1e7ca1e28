using Aef.Documents.Tree;

namespace Aef.Core.Importing;

/// <summary>A transform: SQL over the rows of sources and other transforms.</summary>
internal sealed record PyTransform(PyModule Module)
{
    public string Name => Module.Name;

    /// <summary>The names of the modules that it reads, in order; a name can be repeated.</summary>
    public IReadOnlyList<ScalarNode> Inputs { get; init; } = [];

    /// <summary>The names of the inputs in the SQL, by position.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public string? Sql { get; init; }
}
