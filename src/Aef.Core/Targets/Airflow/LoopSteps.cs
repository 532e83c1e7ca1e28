using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow.Model;
using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// The steps of a thread in a mapped group. A short circuit there would skip the tasks of every item, so a task that raises
/// AirflowSkipException comes before each step that may be skipped, and only its skip passes on to the step.
/// </summary>
internal sealed class LoopSteps(DagContext context, StepLowering steps, DagPlace place, string threadId)
{
    private readonly EdgeList _edges = new();
    private readonly List<DagTask> _own = [];
    private readonly HashSet<DagTask> _followed = [];
    private readonly List<(DagTask Task, int Step, BoundNext Next)> _jumps = [];

    /// <summary>Lowers the steps.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="hard">The task that has failed if anything before the thread has failed.</param>
    /// <returns>The tasks outside of the group after which the thread has ended, besides the group.</returns>
    public IReadOnlyList<DagTask> Lower(BoundThread thread, DagTask hard)
    {
        IReadOnlyList<DagTask> before = []; // the group follows the tasks before it
        for (var index = 0; index < thread.Steps.Count; index++)
        {
            var step = thread.Steps[index];
            DagTask[] passing = [.. _jumps.Where(j => j.Step < index && index < j.Next.Step).Select(j => j.Task)];
            DagTask? gate = null;
            if (step.When is not null || passing.Length > 0)
            {
                gate = Add(Decision(step, passing), [.. before, .. passing]);
                before = [gate];
            }

            var tasks = steps.Lower(step, place, gate is null ? TriggerRules.NoneFailed : TriggerRules.AllSuccess);
            Add(tasks.First, before);
            for (var next = 1; next < tasks.All.Count; next++)
            {
                Add(tasks.All[next], [tasks.All[next - 1]]);
            }

            if (step.ContinueIfFail)
            {
                var id = context.Names.Create(tasks.Last.Id + "_done");
                before = [Add(Empty(id, TriggerRules.AllDone), [tasks.Last]), hard];
            }
            else
            {
                hard = tasks.Last;
                before = [hard];
            }

            if (step.Next is { } jump && jump.Step > index + 1)
            {
                TakeNext(step, jump, index, gate, before);
            }
        }

        End(before);
        place.Items.AddRange(_edges.Items());
        return [.. before.Where(t => !_own.Contains(t))];
    }

    /// <summary>
    /// A task that succeeds when a step has run, and so continues at its next. A step that may fail has run unless the task before it that
    /// decides about it was skipped; if that task could not run, nothing after it can. Without one, nothing before it has failed.
    /// </summary>
    private void TakeNext(BoundStep step, BoundNext next, int index, DagTask? gate, IReadOnlyList<DagTask> after)
    {
        var id = context.Names.Create(PyNames.Plain(step.JobName) + "_next");
        var (rule, sources) = !step.ContinueIfFail ? (TriggerRules.AllSuccess, after)
            : gate is null ? (TriggerRules.NoneFailed, after)
            : (TriggerRules.NoneSkipped, [after[0], gate]);
        var task = new DagTask(
            id,
            place.FullId(id),
            context.Import("PythonOperator").Name,
            [new PyKeyword("python_callable", context.Call("take_next")), .. place.Priority])
        {
            TriggerRule = rule,
        };
        context.AddOrigin(task.FullId, SourceMapRole.Auxiliary, place.LevelIndex, place.Thread, step, "next");
        _jumps.Add((Add(task, sources), index, next));
    }

    /// <summary>The task that raises AirflowSkipException when a step is passed over, or when its condition is false.</summary>
    private DagTask Decision(BoundStep step, IReadOnlyList<DagTask> passing)
    {
        var id = context.Names.Create(PyNames.Plain(step.JobName) + "_when");
        var name = context.Names.Create("decide_" + id);
        var translator = new ExpressionTranslator(context);
        IEnumerable<string> received = [];
        PyExpression? runs = step.When is { } when ? translator.Condition(when) : null;
        if (passing.Count > 0)
        {
            received = ["ti"];
            var tasks = new PyList([.. passing.Select(p => new PyString(p.FullId))]);
            var isTaken = new PyUnary("not", new PyCall(context.Call("passes_over"), [new PyName("ti"), tasks], []));
            runs = runs is null ? isTaken : new PyBinary("and", isTaken, runs);
        }

        var call = new PyCall(context.Call("skip_unless"), [runs!], []); // a step with a decision has one of both
        received = translator.Parameters.Concat(received).Distinct(StringComparer.Ordinal);
        context.Functions.Add(
            new PyFunction(name, [.. received, "**_"], $"Skip the step of {id} unless it must run.", [new PyReturn(call)]));
        context.AddOrigin(place.FullId(id), SourceMapRole.Auxiliary, place.LevelIndex, place.Thread, step, "when");
        if (step.When is not null)
        {
            context.StepTasks.AddCondition(context.Pipeline, place, step, place.FullId(id));
        }

        return new DagTask(
            id,
            place.FullId(id),
            context.Import("PythonOperator").Name,
            [new PyKeyword("python_callable", new PyName(name)), .. translator.Keywords, .. place.Priority])
        {
            TriggerRule = TriggerRules.NoneFailed,
        };
    }

    /// <summary>Only the last tasks of a group count outside of it: if one that decides is not among them, a task after it is.</summary>
    private void End(IReadOnlyList<DagTask> tails)
    {
        DagTask[] inner = [.. tails.Where(_own.Contains)];
        if (!inner.ToHashSet().SetEquals(_own.Where(t => !_followed.Contains(t))))
        {
            Add(Empty(context.Names.Create($"thread{threadId}_item_end"), TriggerRules.NoneFailed), inner);
        }
    }

    private DagTask Empty(string id, string rule) =>
        new(id, place.FullId(id), context.Import("EmptyOperator").Name, []) { TriggerRule = rule };

    private DagTask Add(DagTask task, IReadOnlyList<DagTask> sources)
    {
        place.Add(task);
        _edges.Add(sources, task);
        _own.Add(task);
        _followed.UnionWith(sources);
        return task;
    }
}
