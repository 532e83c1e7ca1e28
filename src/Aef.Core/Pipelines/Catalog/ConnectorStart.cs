using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>The call that starts a job.</summary>
/// <param name="Call">The call.</param>
/// <param name="Id">The expression for the id of the job; null when the entry has none.</param>
/// <param name="SureWhen">The expression that finds a job after a start without an answer; null when the entry has none.</param>
public sealed record ConnectorStart(ConnectorCall Call, string? Id, string? SureWhen)
{
    /// <summary>The call that looks for a job by its id when a start has no answer; null when the entry has none.</summary>
    public ConnectorFind? Find { get; init; }

    /// <summary>The part of the entry, with its locations; no part of the value.</summary>
    internal MappingNode? Source => Call.Source;
}
