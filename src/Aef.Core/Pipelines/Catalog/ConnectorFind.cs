using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>The call that looks for a job by its id.</summary>
/// <param name="Call">The call.</param>
/// <param name="Id">The expression for the id of the job in its answer; null when the entry has none.</param>
public sealed record ConnectorFind(ConnectorCall Call, string? Id)
{
    /// <summary>The part of the entry, with its locations; no part of the value.</summary>
    internal MappingNode? Source => Call.Source;
}
