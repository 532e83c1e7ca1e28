using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>A call before the start of a job.</summary>
/// <param name="Name">The name by which later calls read its value.</param>
/// <param name="Call">The call.</param>
/// <param name="Value">The value that is kept of its answer; null when the entry has none.</param>
public sealed record ConnectorStep(string Name, ConnectorCall Call, DocumentNode? Value)
{
    /// <summary>The part of the entry, with its locations; no part of the value.</summary>
    internal MappingNode? Source => Call.Source;
}
