using Aef.Documents.Tree;

namespace Aef.Core.Importing;

/// <summary>A configuration of pydataflow.</summary>
/// <param name="Path">The file, as the caller named it; null for standard input.</param>
/// <param name="Root">The document.</param>
internal sealed record PyConfiguration(string? Path, MappingNode Root)
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<PySource> Sources { get; init; } = [];

    public IReadOnlyList<PyTransform> Transforms { get; init; } = [];

    public IReadOnlyList<PySink> Sinks { get; init; } = [];

    public PySchedule? Schedule { get; init; }
}
