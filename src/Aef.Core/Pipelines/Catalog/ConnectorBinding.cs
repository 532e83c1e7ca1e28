using Aef.Documents.Collections;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>The workflow calls a Google API itself. Values may use <c>${parameters.NAME}</c>.</summary>
/// <param name="Start">The call that starts a job; null when the entry has none.</param>
/// <param name="Status">The call that polls a job; null when the entry has none.</param>
/// <param name="Cancel">The call that cancels a job; null when the entry has none.</param>
/// <param name="Output">The value of the step's output; null when the entry has none.</param>
/// <param name="Link">The URL of a job for people; null when the entry has none.</param>
public sealed record ConnectorBinding(
    ConnectorStart? Start,
    ConnectorStatus? Status,
    ConnectorCall? Cancel,
    DocumentNode? Output,
    string? Link) : WorkflowsBinding
{
    /// <summary>The calls before the start, in order.</summary>
    public EquatableList<ConnectorStep> Before { get; init; } = [];

    /// <summary>The calls before the cancellation of a job, in order.</summary>
    public EquatableList<ConnectorStep> BeforeCancel { get; init; } = [];

    /// <summary>
    /// True if a call up to the start passes the address of a callback on, and the job goes on after its start, so that it can be waited
    /// for.
    /// </summary>
    internal bool PassesCallbackUrl => Status is not null
        && Before.Select(b => b.Call).Append(Start?.Call)
            .SelectMany(c => DocumentTexts.Of(c?.Args))
            .Any(t => t.Text.Contains("job.callback_url", StringComparison.Ordinal));

    /// <summary>The binding in the entry, with its locations.</summary>
    internal MappingNode? Source { get; init; }

    /// <inheritdoc/>
    public override string Kind => "connector";
}
