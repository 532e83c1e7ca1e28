using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow.Model;

/// <summary>A task: an operator with its arguments. The name of its variable is its task id.</summary>
/// <param name="Id">The task id without its groups.</param>
/// <param name="FullId">The task id with its groups, which is unique in the DAG.</param>
/// <param name="Operator">The class of the operator.</param>
/// <param name="Arguments">The arguments, without task id, trigger rule and documentation.</param>
internal sealed record DagTask(string Id, string FullId, string Operator, IReadOnlyList<PyKeyword> Arguments)
{
    /// <summary>When the task runs, by the states of the tasks before it; null means when all of them have succeeded.</summary>
    public string? TriggerRule { get; init; }

    /// <summary>The documentation; null means none.</summary>
    public string? Documentation { get; init; }

    /// <summary>True for a task that runs once for each item of a list.</summary>
    public bool IsMapped { get; init; }

    /// <summary>True when the task ids are the same.</summary>
    public bool Equals(DagTask? other) => other is not null && FullId == other.FullId;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(FullId);
}
