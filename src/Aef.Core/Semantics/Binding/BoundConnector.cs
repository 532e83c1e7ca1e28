using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;

namespace Aef.Core.Semantics.Binding;

/// <summary>A connector binding with its expressions bound, as a target lowers it.</summary>
/// <param name="Executor">The executor.</param>
/// <param name="Start">The call that starts a job.</param>
/// <param name="Id">The id of the job.</param>
internal sealed record BoundConnector(ExecutorDefinition Executor, BoundConnectorCall Start, BoundValue Id)
{
    /// <summary>The defaults of the parameters, which may contain expressions.</summary>
    public EquatableList<BoundMapEntry> Defaults { get; init; } = [];

    /// <summary>The calls before the start, each with its name and its value.</summary>
    public EquatableList<(string Name, BoundConnectorCall Call, BoundValue Value)> Before { get; init; } = [];

    /// <summary>The condition for the error of a start whose job exists already; null if a start cannot be repeated.</summary>
    public BoundValue? SureWhen { get; init; }

    /// <summary>The call that looks for a job by its id, and the id in its answer; null if there is none.</summary>
    public (BoundConnectorCall Call, BoundValue Id)? Find { get; init; }

    /// <summary>The call that polls a job; null if the start does the whole job.</summary>
    public BoundConnectorStatus? Status { get; init; }

    /// <summary>The calls before the cancellation of a job, each with its name and its value.</summary>
    public EquatableList<(string Name, BoundConnectorCall Call, BoundValue Value)> BeforeCancel { get; init; } = [];

    /// <summary>The call that cancels a job; null if there is none.</summary>
    public BoundConnectorCall? Cancel { get; init; }

    /// <summary>The output of the step; null if there is none.</summary>
    public BoundValue? Output { get; init; }

    /// <summary>The URL of the job for people; null if there is none.</summary>
    public BoundValue? Link { get; init; }
}
