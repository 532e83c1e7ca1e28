using System.Diagnostics;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Lowers a level to a step of main, and the barrier after it. One thread becomes a plain group of steps, up to ten become named branches,
/// and more become rows of data in one parallel loop.
/// </summary>
internal sealed class LevelLowering(LoweringContext context)
{
    public IEnumerable<StepSyntax> Lower(int index)
    {
        var level = context.Pipeline.Levels[index];
        context.Origins.Add(context.Levels[index], SourceMapRole.Level, index);
        context.Origins.Add(context.LevelEnds[index], SourceMapRole.LevelEnd, index);
        var steps = level.Threads.Count switch
        {
            1 => Single(index, level),
            _ when context.IsWide(level) => new RowsLowering(context).Lower(index),
            _ => [Named(index, level)],
        };
        foreach (var step in steps)
        {
            yield return step;
        }

        yield return Barrier(index, level);
    }

    private IEnumerable<StepSyntax> Single(int index, BoundLevel level)
    {
        var thread = level.Threads[0];
        var steps = ThreadLowering.Lower(context, index, thread, ThreadName(level, thread), LoweringContext.Ended(0));
        yield return Emit.Step(context.Levels[index], new StepsBody(steps), level.Source.Location);
    }

    private StepSyntax Named(int index, BoundLevel level)
    {
        var branches = level.Threads.Select((thread, number) =>
        {
            var name = context.Steps.Name(ThreadName(level, thread));
            return new BranchSyntax(name, ThreadLowering.Lower(context, index, thread, $"{ThreadName(level, thread)}_jobs", LoweringContext.Ended(number)));
        }).ToEquatableList();
        var body = new ParallelBody(branches)
        {
            Shared = Shared(level).ToEquatableList(),
            ConcurrencyLimit = level.MaxParallel is { } limit ? ValueSyntax.Of(limit) : null,
        };
        return Emit.Step(context.Levels[index], body, level.Source.Location);
    }

    private static IEnumerable<string> Shared(BoundLevel level) =>
    [
        .. LoweringContext.Reporting(level),
        .. level.Threads.All(ThreadLowering.Reports) ? Array.Empty<string>() : ["failures"],
        .. level.Threads.SelectMany(t => t.Steps).Any(s => s.ContinueIfFail) ? ["continued"] : Array.Empty<string>(),
    ];

    /// <summary>After every level: a failure ends the run, and a NEXT to a later level jumps there.</summary>
    private StepSyntax Barrier(int index, BoundLevel level)
    {
        var entries = new List<SwitchEntrySyntax> { Emit.When(Failed(level), context.Fail) };
        foreach (var target in context.LevelsAfter(index))
        {
            Debug.Assert(target > index, "The binder allows NEXT to leave a level only forward.");
            entries.Add(Emit.When($"goto == {Emit.Quoted(context.Levels[target].Name)}", context.Part.Contains(target) ? context.Levels[target] : context.Leave));
        }

        return Emit.Step(context.LevelEnds[index], new SwitchBody(entries.ToEquatableList()), level.Source.Location);
    }

    private string Failed(BoundLevel level)
    {
        if (context.IsWide(level))
        {
            return $"{RowsLowering.Result}.failed";
        }

        var conditions = LoweringContext.Reporting(level).Select(name => $"{name}.failed");
        return string.Join(" or ", level.Threads.All(ThreadLowering.Reports) ? conditions : conditions.Append("len(failures) > 0"));
    }

    private static string ThreadName(BoundLevel level, BoundThread thread) => $"Level_{level.Id}_Thread_{thread.Id}";
}
