using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets.Airflow.Model;
using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow;

/// <summary>Tasks that decide whether others run. Each skips only the tasks directly after it: their joins and later levels run.</summary>
internal sealed class Gates(DagContext context)
{
    private readonly List<(DagTask Gate, DagPlace Place, int Step, BoundNext Next)> _jumps = [];

    /// <summary>The task of a condition.</summary>
    public DagTask When(BoundValue condition, string id, DagPlace place, BoundStep? step = null)
    {
        var call = ConditionLowering.Add(context, condition, id);
        context.AddOrigin(place.FullId(id), SourceMapRole.Auxiliary, place.LevelIndex, place.Thread, step, "when");
        context.StepTasks.AddCondition(context.Pipeline, place, step, place.FullId(id));
        return ShortCircuit(id, place, call, TriggerRules.NoneFailed);
    }

    /// <summary>A task that has ended well when another has ended in any way.</summary>
    public DagTask Done(DagTask task, DagPlace place)
    {
        var id = context.Names.Create(task.Id + "_done");
        return new DagTask(id, place.FullId(id), context.Import("EmptyOperator").Name, []) { TriggerRule = TriggerRules.AllDone };
    }

    /// <summary>A task that has ended well when another has run, well or not, and is skipped when it has not run.</summary>
    public DagTask Ran(DagTask task, DagPlace place)
    {
        var id = context.Names.Create(task.Id + "_ran");
        return new DagTask(id, place.FullId(id), context.Import("EmptyOperator").Name, []) { TriggerRule = TriggerRules.OneDone };
    }

    /// <summary>A task that has failed when a condition has, and is skipped when it is false.</summary>
    public DagTask Decided(DagTask gate, DagPlace place)
    {
        var id = context.Names.Create(gate.Id + "_end");
        return new DagTask(id, place.FullId(id), context.Import("EmptyOperator").Name, []) { TriggerRule = TriggerRules.NoneFailed };
    }

    /// <summary>The task that skips the steps between a step and its next. A step that was skipped itself does not take its next.</summary>
    public DagTask PassOver(BoundStep step, BoundNext next, int index, DagPlace place, string? rule)
    {
        var id = context.Names.Create(PyNames.Plain(step.JobName) + "_next");
        var gate = ShortCircuit(id, place, [new PyKeyword("python_callable", context.Call("pass_over"))], rule);
        context.AddOrigin(gate.FullId, SourceMapRole.Auxiliary, place.LevelIndex, place.Thread, step);
        _jumps.Add((gate, place, index, next));
        return gate;
    }

    /// <summary>The tasks that skip a step when its run passes over it; in its own level only those of its own thread.</summary>
    public IEnumerable<DagTask> PassingOver(DagPlace place, int step) =>
        _jumps.Where(j => j.Place.LevelIndex != place.LevelIndex || j.Place.Thread == place.Thread)
            .Where(j => IsAfter(j.Place.LevelIndex, j.Step, place.LevelIndex, step) && IsBefore(place.LevelIndex, step, j.Next))
            .Select(j => j.Gate);

    /// <summary>The tasks that skip a whole level.</summary>
    public IEnumerable<DagTask> PassingOver(int level) =>
        _jumps.Where(j => j.Place.LevelIndex < level && level < j.Next.Level).Select(j => j.Gate);

    private static bool IsAfter(int fromLevel, int fromStep, int level, int step) =>
        level > fromLevel || (level == fromLevel && step > fromStep);

    private static bool IsBefore(int level, int step, BoundNext next) => level < next.Level || (level == next.Level && step < next.Step);

    private DagTask ShortCircuit(string id, DagPlace place, IReadOnlyList<PyKeyword> call, string? rule) =>
        new(
            id,
            place.FullId(id),
            context.Import("ShortCircuitOperator").Name,
            [.. call, new PyKeyword("ignore_downstream_trigger_rules", PyConstant.False), .. place.Priority])
        {
            TriggerRule = rule,
        };
}
