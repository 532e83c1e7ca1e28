using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// The tasks whose states decide about the status of each step: those of its job, and those of its conditions, because a condition that
/// cannot be evaluated fails the step.
/// </summary>
internal sealed class StepTaskIds
{
    /// <summary>The name of the constant with the tasks of steps.</summary>
    public const string Constant = "STEP_TASKS";

    /// <summary>The name of the constant with the tasks that return outputs.</summary>
    public const string OutputConstant = "STEP_OUTPUTS";

    /// <summary>The name of the constant with the tasks of the steps that fail the run.</summary>
    public const string FailingConstant = "FAILING_STEPS";

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private IReadOnlyList<string>? _failing;
    private readonly Dictionary<string, List<string>> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _outputs = new(StringComparer.Ordinal);

    /// <summary>The tasks of the steps whose status an expression reads.</summary>
    public PyExpression Read(string jobId)
    {
        _read.Add(jobId);
        return new PyIndex(new PyName(Constant), new PyString(jobId));
    }

    /// <summary>The tasks of the steps whose failure fails the run.</summary>
    public PyExpression ReadAll(IEnumerable<BoundStep> steps)
    {
        _failing = [.. steps.Where(s => !s.ContinueIfFail).Select(s => s.JobId)];
        return new PyName(FailingConstant);
    }

    /// <summary>The constants that expressions use.</summary>
    public IEnumerable<PyStatement> Constants()
    {
        if (_read.Count > 0)
        {
            yield return new PyBlankLine();
            yield return new PyComment("The tasks that decide about the status of a step.");
            yield return new PyAssign(Constant, Tasks(_tasks.Keys.Where(_read.Contains)));
        }

        if (_outputs.Count > 0)
        {
            yield return new PyBlankLine();
            yield return new PyComment("The tasks that return the outputs of steps.");
            yield return new PyAssign(
                OutputConstant,
                new PyDict([.. _outputs.Select(o => KeyValuePair.Create<string, PyExpression>(o.Key, new PyString(o.Value)))]));
        }

        if (_failing is not null)
        {
            yield return new PyBlankLine();
            yield return new PyComment("The tasks of the steps whose failure fails the run.");
            yield return new PyAssign(FailingConstant, Tasks(_failing));
        }
    }

    /// <summary>The task that returns the output of a step; null when it has none.</summary>
    public PyExpression? ReadOutput(string jobId) =>
        _outputs.ContainsKey(jobId) ? new PyIndex(new PyName(OutputConstant), new PyString(jobId)) : null;

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

    private PyDict Tasks(IEnumerable<string> steps) => new(
        [
            .. steps.Select(s => KeyValuePair.Create<string, PyExpression>(
                s,
                new PyList([.. (_tasks.GetValueOrDefault(s) ?? []).Select(t => new PyString(t))]))),
        ]);
}
