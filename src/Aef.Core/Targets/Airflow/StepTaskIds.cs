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
    private IReadOnlyList<KeyValuePair<string, List<string>>>? _failing;
    private readonly Dictionary<string, List<string>> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _ofThreads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _outputs = new(StringComparer.Ordinal);

    /// <summary>The tasks of the steps whose status an expression reads.</summary>
    public PyExpression Read(string jobId)
    {
        _read.Add(jobId);
        return new PyIndex(new PyName(Constant), new PyString(jobId));
    }

    /// <summary>
    /// The tasks whose failure fails the run. A step that may fail is no reason, but a condition or a list that it is the first step of is.
    /// </summary>
    public PyExpression ReadAll(IEnumerable<BoundStep> steps)
    {
        _failing =
        [
            .. steps.Select(s => KeyValuePair.Create(s.JobId, (s.ContinueIfFail ? _ofThreads : _tasks).GetValueOrDefault(s.JobId) ?? []))
                .Where(s => s.Value.Count > 0),
        ];
        return new PyName(FailingConstant);
    }

    /// <summary>The constants that expressions use.</summary>
    public IEnumerable<PyStatement> Constants()
    {
        if (_read.Count > 0)
        {
            yield return new PyBlankLine();
            yield return new PyComment("The tasks that decide about the status of a step.");
            yield return new PyAssign(Constant, Tasks(_tasks.Where(t => _read.Contains(t.Key))));
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
    public void Add(BoundStep step, IEnumerable<string> tasks) => Add(_tasks, step, tasks);

    /// <summary>Adds the task that returns the output of a step.</summary>
    public void AddOutput(BoundStep step, string task) => _outputs[step.JobId] = task;

    /// <summary>
    /// Adds a condition of a step, of a thread, or of a level, or the list of a thread: it fails the first steps that it covers.
    /// </summary>
    public void AddCondition(BoundPipeline pipeline, DagPlace place, BoundStep? step, string task)
    {
        var threads = place.Thread is { } thread ? [thread] : pipeline.AllLevels[place.LevelIndex].Threads.AsEnumerable();
        foreach (var covered in step is null ? threads.SelectMany(t => t.Steps.Take(1)) : [step])
        {
            Add(covered, [task]);
            if (step is null)
            {
                Add(_ofThreads, covered, [task]);
            }
        }
    }

    private static void Add(Dictionary<string, List<string>> all, BoundStep step, IEnumerable<string> tasks)
    {
        if (!all.TryGetValue(step.JobId, out var known))
        {
            known = [];
            all.Add(step.JobId, known);
        }

        known.AddRange(tasks);
    }

    private static PyDict Tasks(IEnumerable<KeyValuePair<string, List<string>>> steps) => new(
        [
            .. steps.Select(s => KeyValuePair.Create<string, PyExpression>(
                s.Key,
                new PyList([.. s.Value.Select(t => new PyString(t))]))),
        ]);
}
