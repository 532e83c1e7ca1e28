using Aef.Core.Semantics;
using Aef.Workflows.Collections;
using Aef.Workflows.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// A level with more threads than a parallel step has branches: its threads are rows of data, {id, steps: [{id, name, kind,
/// properties?, continue?, next?, over?}]}, and one parallel loop runs each; see <see cref="RowThread"/>.
/// </summary>
internal sealed class RowsLowering(LoweringContext context)
{
    private readonly JobLowering _jobs = new(context);

    public IEnumerable<StepSyntax> Lower(int index)
    {
        var level = context.Pipeline.Levels[index];
        var origin = level.Source.Location;
        var name = $"Level_{level.Id}";
        yield return Emit.Step(context.Levels[index], Emit.Assign(("rows", Emit.List(level.Threads.Select(Row)))), origin);
        yield return Emit.Step(context.Steps.Label($"{name}_Threads"), Loop(level, name), origin);
        yield return Emit.Step(context.Steps.Label($"{name}_clear"), Emit.Assign(("rows", ValueSyntax.Null)), origin);
    }

    private ParallelBody Loop(BoundLevel level, string name) => new([], new LoopSyntax("row", Index: null, Emit.Expression("rows"), Range: null, new RowThread(context, level, name).Steps()))
    {
        Shared = ["failed", "failures", "continued"],
        ConcurrencyLimit = level.MaxParallel is { } limit ? ValueSyntax.Of(limit) : null,
    };

    private MapValue Row(BoundThread thread) => Emit.Map(
        ("id", context.Texts.Of(thread.Id)),
        ("steps", Emit.List(thread.Steps.Select((step, index) => RowStep(thread, step, index)))));

    private MapValue RowStep(BoundThread thread, BoundStep step, int index)
    {
        var entries = new List<MapValueEntry>(_jobs.Describe(step).Entries) { new("kind", ValueSyntax.Of(context.Kinds.IndexOf(step))) };
        if (step.ContinueIfFail)
        {
            entries.Add(new("continue", ValueSyntax.Of(true)));
        }

        if (step.Next is { } next)
        {
            entries.Add(new("next", ValueSyntax.Of(next.Step)));
            var over = LoweringContext.Between(thread, index + 1, next.Step).Select(context.Texts.Of).ToList();
            if (over.Count > 0)
            {
                entries.Add(new("over", Emit.List(over)));
            }
        }

        return new MapValue(entries.ToEquatableList());
    }
}
