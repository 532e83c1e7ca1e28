using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow.Model;
using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// The steps of a thread as tasks. A step runs when no step before it has failed; skipped ones do not matter. Whatever may skip a step has
/// an edge to it, because a skip does not pass from step to step.
/// </summary>
internal sealed class ThreadLowering(DagContext context, StepLowering steps, Gates gates)
{
    /// <summary>Lowers a thread into its group.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="place">The group of the thread.</param>
    /// <param name="start">The tasks after which the first step runs.</param>
    /// <param name="hard">The task that has failed if anything before the steps has: the last gate, or what comes before all.</param>
    /// <param name="guards">The gates of the level and the thread, which can skip every step.</param>
    /// <param name="outer">Receives the edges from tasks outside of the group.</param>
    /// <returns>The tasks after which the thread has ended.</returns>
    public IReadOnlyList<DagTask> Lower(
        BoundThread thread,
        DagPlace place,
        IReadOnlyList<DagTask> start,
        DagTask hard,
        IReadOnlyList<DagTask> guards,
        EdgeList outer)
    {
        var inner = new EdgeList();
        var own = new HashSet<DagTask>();
        IReadOnlyList<DagTask> before = start;
        for (var index = 0; index < thread.Steps.Count; index++)
        {
            var step = thread.Steps[index];
            DagTask[] skippers = [.. guards, .. gates.PassingOver(place, index)];
            DagTask? condition = null;
            if (step.When is { } when)
            {
                var id = context.Names.Create(PyNames.Plain(step.JobName) + "_when");
                condition = Add(gates.When(when, id, place, step), [.. before, .. skippers]);
                before = [condition];
            }

            var tasks = steps.Lower(step, place, TriggerRules.NoneFailed);
            Add(tasks.First, [.. before, .. skippers]);
            foreach (var task in tasks.All.Skip(1))
            {
                Add(task, []);
            }

            inner.AddChain(tasks.All);
            if (step.ContinueIfFail)
            {
                var done = Add(gates.Done(tasks.Last, place), [tasks.Last]);
                before = hard == done ? [done] : [done, hard];
            }
            else
            {
                hard = tasks.Last;
                before = [hard];
            }

            if (step.Next is { } next && SkipsAnything(next, place.LevelIndex, index, thread))
            {
                // A step that may fail has run when its first task has: the next one does not run if that fails. A step whose condition
                // fails has failed too, and then its first task does not run.
                DagTask[] ended = tasks.All.Count == 1 ? [] : [before[0]];
                var (rule, sources) = !step.ContinueIfFail ? (TriggerRules.AllSuccess, (DagTask[])[tasks.Last])
                    : condition is not null
                        ? (TriggerRules.NoneSkipped, [tasks.First, Add(gates.Ran(condition, place), [condition]), .. ended])
                    : tasks.All.Count == 1 ? (TriggerRules.OneDone, [tasks.Last])
                    : (TriggerRules.AllSuccess, [Add(gates.Ran(tasks.First, place), [tasks.First]), before[0]]);
                Add(gates.PassOver(step, next, index, place, rule), sources);
            }
        }

        // A condition that fails, fails the level even if every step may fail. It must not skip the join: a task between them is skipped.
        if (guards.Contains(hard))
        {
            before = [.. before.Where(t => t != hard), Add(gates.Decided(hard, place), [hard])];
        }

        place.Items.AddRange(inner.Items());
        return before;

        static bool SkipsAnything(BoundNext next, int level, int index, BoundThread thread) => next.Level == level
            ? next.Step > index + 1
            : next.Level > level + 1 || thread.Steps.Count > index + 1;

        DagTask Add(DagTask task, IReadOnlyList<DagTask> sources)
        {
            place.Add(task);
            own.Add(task);
            inner.Add(sources.Where(own.Contains), task);
            outer.Add(sources.Where(s => !own.Contains(s)), task);
            return task;
        }
    }
}
