using Aef.Documents.Collections;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>How Airflow runs an executor: a chain of tasks, of which the last one waits for the job.</summary>
/// <param name="Tasks">The tasks, in the order in which they run; at least one.</param>
public sealed record AirflowBinding(EquatableList<AirflowTask> Tasks) : ExecutorBinding
{
    /// <inheritdoc/>
    public override string Kind => "airflow";

    /// <summary>True when Airflow 2 has all operators.</summary>
    public bool IsForAirflow2 => Tasks.All(t => t.IsFunction || t.Module2 is not null);

    /// <summary>True when Airflow 3 has all operators.</summary>
    public bool IsForAirflow3 => Tasks.All(t => t.IsFunction || t.Module3 is not null);

    /// <summary>The functions that the entry names and that Aef does not have.</summary>
    internal IEnumerable<string> UnknownFunctions(Func<string, bool> isKnown) => Tasks
        .SelectMany(t => (t.IsFunction ? new[] { t.Operator } : []).Concat(t.Result is { } result ? [result.Operator] : []))
        .Where(name => !isKnown(name));

    /// <summary>True when a retry of the step runs every task again that must run again.</summary>
    public bool CanRetry => Tasks.Count == 1 || Tasks.Any(t => t.Retry == true);
}
