namespace Aef.Tests.Airflow.Model;

/// <content>
/// What decides about mapped groups besides trigger rules. The sources are files of apache/airflow in their states for 2.10 and 3.
/// </content>
internal sealed partial class AirflowRun
{
    /// <summary>
    /// The state of a task that is mapped over the result of a task that did not succeed, whatever its trigger rule
    /// (ti_deps/deps/mapped_task_upstream_dep.py). What a skipped source means differs between releases, so it is a problem (#51320).
    /// </summary>
    private TaskState? OfSource(TaskInstance instance)
    {
        if (instance is not { State: TaskState.None, MapIndex: < 0 } || instance.Task.Mapping is not { } mapping)
        {
            return null;
        }

        var sources = mapping.Values.OfType<XComReference>().SelectMany(r => _byTask[r.Task]).Select(s => s.State).ToHashSet();
        if (sources.Overlaps([TaskState.Failed, TaskState.UpstreamFailed]))
        {
            return TaskState.UpstreamFailed;
        }

        if (!sources.Contains(TaskState.Skipped))
        {
            return null;
        }

        _problems.Add($"{instance.Task.Id} is mapped over the result of a skipped task; releases differ (#51320)");
        return TaskState.Skipped;
    }

    /// <summary>False when as many instances of the task run as it allows in a run (jobs/scheduler_job_runner.py).</summary>
    private bool HasSlot(AirflowTask task) =>
        DagValues.Number(task.Arguments.GetValueOrDefault("max_active_tis_per_dagrun")) is not { } most
            || _byTask[task].Count(i => i.State == TaskState.Running && !task.WaitsOutside) < most;

    // Before its group is expanded, a task with this rule sees none of the tasks before it, and is skipped (#69377).
    private void FindDifferencesOfReleases(AirflowTask task)
    {
        var isExpandedLater = task.Mapping?.Values.Any(v => v is XComReference) == true;
        if (isExpandedLater && task.TriggerRule == "none_failed_min_one_success" && task.Upstream.Any(u => u.Mapping == task.Mapping))
        {
            _problems.Add($"{task.Id} has none_failed_min_one_success in a mapped group and may be skipped (#69377)");
        }
    }
}
