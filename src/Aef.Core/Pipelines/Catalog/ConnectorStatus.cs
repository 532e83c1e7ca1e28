using Aef.Documents.Collections;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>The call that polls a job, and how its answer is read.</summary>
/// <param name="Call">The call.</param>
/// <param name="State">The expression for the state of the job; null when the entry has none.</param>
/// <param name="Success">The states of a job that has succeeded.</param>
/// <param name="Running">The states of a job that has not ended.</param>
/// <param name="Failed">The states of a job that has failed.</param>
/// <param name="Message">The expression for the message of a failure; null when the entry has none.</param>
public sealed record ConnectorStatus(
    ConnectorCall Call,
    string? State,
    EquatableList<string> Success,
    EquatableList<string> Running,
    EquatableList<string> Failed,
    string? Message)
{
    /// <summary>The expression for a warning about a job that has succeeded, null if there is no reason for one; null without it.</summary>
    public string? Warning { get; init; }

    /// <summary>The part of the entry, with its locations; no part of the value.</summary>
    internal MappingNode? Source => Call.Source;
}
