namespace Aef.Core.Targets.Airflow.Model;

/// <summary>The tasks of a step, in the order in which they run.</summary>
/// <param name="All">The tasks; the last one has the name of the job.</param>
internal sealed record StepTasks(IReadOnlyList<DagTask> All)
{
    /// <summary>The task that starts when the step starts.</summary>
    public DagTask First => All[0];

    /// <summary>The task whose end is the end of the step, if it did not fail before.</summary>
    public DagTask Last => All[^1];
}
