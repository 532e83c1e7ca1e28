using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow.Model;
using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// The steps after the levels. They run in order, each whatever the one before it did. When the run has not begun, because its inputs are
/// invalid, none of them runs.
/// </summary>
/// <param name="context">The pipeline.</param>
/// <param name="steps">Lowers the steps.</param>
/// <param name="gates">Lowers their conditions.</param>
/// <param name="begun">The task that has succeeded when the run has begun; null when every run begins.</param>
internal sealed class SectionLowering(DagContext context, StepLowering steps, Gates gates, DagTask? begun)
{
    /// <summary>The steps of on_failure: they run when all threads have ended and the levels have failed.</summary>
    /// <returns>The tasks after which the section has ended, run or not.</returns>
    public IReadOnlyList<DagTask> OnFailure(
        BoundLevel section,
        List<DagItem> items,
        DagTask settled,
        DagTask failed,
        ICollection<DagTask> ended,
        EdgeList edges)
    {
        var place = Place(section, items);
        List<DagTask> ends = [settled];
        var hasMore = context.Pipeline.Find(PipelineSection.Finally) is not null;
        foreach (var step in section.Threads[0].Steps)
        {
            DagTask[] before = [.. ends.TakeLast(1), failed, .. Begun()];
            var isLast = !hasMore && step == section.Threads[0].Steps[^1];
            ends.Add(Step(step, place, before, TriggerRules.AllSuccess, isLast, ended, edges));
        }

        return ends;
    }

    /// <summary>The steps of finally: they run when the sections before have ended in any way.</summary>
    public void Finally(
        BoundLevel section,
        List<DagItem> items,
        IReadOnlyList<DagTask> after,
        ICollection<DagTask> ended,
        EdgeList edges)
    {
        var place = Place(section, items);
        foreach (var step in section.Threads[0].Steps)
        {
            var isLast = step == section.Threads[0].Steps[^1];
            if (begun is null)
            {
                after = [Step(step, place, after, TriggerRules.AllDone, isLast, ended, edges)];
                continue;
            }

            var concluded = after;
            if (after.Count > 1 || after[0].TriggerRule != TriggerRules.AllDone)
            {
                var id = context.Names.Create("concluded_" + step.JobName);
                var task = place.Add(new DagTask(id, place.FullId(id), context.Import("EmptyOperator").Name, [])
                {
                    TriggerRule = TriggerRules.AllDone,
                });
                edges.Add(after, task);
                concluded = [task];
            }

            after = [Step(step, place, [.. concluded, begun], TriggerRules.AllSuccess, isLast, ended, edges)];
        }
    }

    private IEnumerable<DagTask> Begun() => begun is null ? [] : [begun];

    /// <summary>
    /// A step, after which the next one runs. A step after the levels that fails makes the run fail, unless it may fail. Only <c>end</c>
    /// follows the last step.
    /// </summary>
    private DagTask Step(
        BoundStep step,
        DagPlace place,
        IReadOnlyList<DagTask> before,
        string? rule,
        bool isLast,
        ICollection<DagTask> ended,
        EdgeList edges)
    {
        IReadOnlyList<DagTask> sources = before;
        if (step.When is { } when)
        {
            var id = context.Names.Create(PyNames.Plain(step.JobName) + "_when");
            var gate = gates.When(when, id, place, step) with { TriggerRule = rule };
            place.Add(gate);
            edges.Add(before, gate);
            // A condition of on_failure is skipped when the run has not failed, and the step with it.
            (sources, rule) = ([gate], rule == TriggerRules.AllSuccess ? rule : TriggerRules.NoneFailed);
        }

        var tasks = steps.Lower(step, place, rule);
        foreach (var task in tasks.All)
        {
            place.Add(task);
        }

        edges.Add(sources, tasks.First);
        var chain = new EdgeList();
        chain.AddChain(tasks.All);
        place.Items.AddRange(chain.Items());
        if (isLast && !step.ContinueIfFail)
        {
            ended.Add(tasks.Last);
            return tasks.Last;
        }

        var done = place.Add(gates.Done(tasks.Last, place));
        edges.Add([tasks.Last], done);
        ended.Add(step.ContinueIfFail ? done : tasks.Last);
        return done;
    }

    private DagPlace Place(BoundLevel section, List<DagItem> items)
    {
        var id = context.Names.Create(section.Section == PipelineSection.OnFailure ? "on_failure" : "finally_steps");
        var index = context.Pipeline.Levels.Count + context.Pipeline.Sections.TakeWhile(s => s != section).Count();
        return new DagPlace(string.Empty, items, index, section.Threads[0]).Group(id, section.Threads[0]);
    }
}
