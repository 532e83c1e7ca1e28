using Aef.Core.Semantics.Binding;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// The tasks whose states decide about the status of each step: those of its job, and those of its conditions, because a condition that
/// cannot be evaluated fails the step.
/// </summary>
internal sealed class StepTaskIds
{
    private readonly Dictionary<string, List<string>> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _outputs = new(StringComparer.Ordinal);

    /// <summary>The tasks of a step, with their groups; none for a step that comes later.</summary>
    public IReadOnlyList<string> Of(string jobId) => _tasks.GetValueOrDefault(jobId) ?? [];

    /// <summary>The task that returns the output of a step; null when it has none.</summary>
    public string? OutputOf(string jobId) => _outputs.GetValueOrDefault(jobId);

    /// <summary>Adds tasks of a step.</summary>
    public void Add(BoundStep step, IEnumerable<string> tasks)
    {
        if (!_tasks.TryGetValue(step.JobId, out var known))
        {
            known = [];
            _tasks.Add(step.JobId, known);
        }

        known.AddRange(tasks);
    }

    /// <summary>Adds the task that returns the output of a step.</summary>
    public void AddOutput(BoundStep step, string task) => _outputs[step.JobId] = task;

    /// <summary>Adds a condition of a step, of a thread, or of a level: it fails the first steps that it covers.</summary>
    public void AddCondition(BoundPipeline pipeline, DagPlace place, BoundStep? step, string task)
    {
        var threads = place.Thread is { } thread ? [thread] : pipeline.AllLevels[place.LevelIndex].Threads.AsEnumerable();
        foreach (var covered in step is null ? threads.SelectMany(t => t.Steps.Take(1)) : [step])
        {
            Add(covered, [task]);
        }
    }
}
