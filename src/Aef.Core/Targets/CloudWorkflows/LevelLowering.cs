using System.Diagnostics;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
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
        if (level.When is { } when)
        {
            yield return Conditional(index, level, when);
        }
        else
        {
            foreach (var step in Threads(index, level, context.Levels[index]))
            {
                yield return step;
            }
        }

        yield return Barrier(index, level);
    }

    private IEnumerable<StepSyntax> Threads(int index, BoundLevel level, StepLabel label) => level.Threads.Count switch
    {
        _ when level.HasItems => new UnitsLowering(context, index).Lower(label),
        1 => Single(index, level, label),
        _ when context.IsWide(level) => new RowsLowering(context).Lower(index, label),
        _ when context.HasManyThreads(level) => [new DispatchLowering(context).Lower(index, label)],
        _ => [Named(index, level, label)],
    };

    /// <summary>
    /// A level with a condition: the condition, then either the threads or the report that all steps are skipped. A condition that fails,
    /// fails the first step of each thread.
    /// </summary>
    private StepSyntax Conditional(int index, BoundLevel level, BoundValue when)
    {
        var expressions = context.StepExpressions;
        var prefix = $"Level_{level.Id}";
        var isWide = context.EndsAsOne(level);
        IEnumerable<(string, ValueSyntax)> noThreads = isWide ? [(RowsLowering.Result, NoThreads())] : [];
        var firsts = Emit.List(level.Threads.Select(t => expressions.Identity(level, t, t.Steps[0])));
        var failed = new StepsBody(EquatableList.Create<StepSyntax>(
        [
            Emit.Step(
                Auxiliary($"{prefix}_when_failed"),
                new CallBody(
                    SupportRoutines.LevelFailure,
                    Emit.Map(("steps", firsts), ("error", Emit.Expression("failure")), ("failures", Emit.Expression("failures"))),
                    "failures")),
            Emit.Step(
                Auxiliary($"{prefix}_no_threads"),
                Emit.Assign([.. noThreads, (ThreadScope.Main.Skips, ValueSyntax.Of(true))]) with
                {
                    Next = new JumpSyntax(context.LevelEnds[index]),
                }),
        ]));
        var (before, skips) = expressions.Skips(ThreadScope.Main, when, () => Auxiliary($"{prefix}_when_part"));
        StepBody condition = new AssignBody(EquatableList.Create<AssignmentSyntax>([skips]));
        var evaluate = new TryBody(
            before.Count == 0
                ? condition
                : new StepsBody(before.Append(Emit.Step(Auxiliary($"{prefix}_when_all"), condition)).ToEquatableList()),
            Except: new ExceptSyntax("failure", failed));
        var skip = expressions.Skip([.. level.Threads.SelectMany(t => t.Steps)])
            .Concat(isWide ? [Emit.Assign([.. noThreads])] : Array.Empty<StepBody>())
            .Select(body => Emit.Step(Auxiliary($"{prefix}_skip"), body));
        return Emit.Step(
            context.Levels[index],
            new StepsBody(EquatableList.Create<StepSyntax>(
            [
                Emit.Step(Auxiliary($"{prefix}_when"), evaluate),
                Emit.Step(
                    Auxiliary($"{prefix}_if"),
                    StepExpressions.Choose(ThreadScope.Main.Skips, skip, Threads(index, level, Auxiliary($"{prefix}_threads")))),
            ])),
            level.Source.Location);

        StepLabel Auxiliary(string name) => context.Auxiliary(name, index);
    }

    private IEnumerable<StepSyntax> Single(int index, BoundLevel level, StepLabel label)
    {
        var thread = level.Threads[0];
        var steps = ThreadLowering.Lower(context, index, thread, ThreadName(level, thread), LoweringContext.Ended(0), ThreadScope.Main);
        yield return Emit.Step(label, new StepsBody(steps), level.Source.Location);
    }

    private StepSyntax Named(int index, BoundLevel level, StepLabel label)
    {
        var branches = level.Threads.Select((thread, number) =>
        {
            var name = context.Steps.Name(ThreadName(level, thread));
            return new BranchSyntax(
                name,
                ThreadLowering.Lower(
                    context,
                    index,
                    thread,
                    $"{ThreadName(level, thread)}_jobs",
                    LoweringContext.Ended(number),
                    ThreadScope.OfBranch(number)));
        }).ToEquatableList();
        var body = new ParallelBody(branches)
        {
            Shared = Shared(level).ToEquatableList(),
            ConcurrencyLimit = level.MaxParallel is { } limit ? ValueSyntax.Of(limit) : null,
        };
        return Emit.Step(label, body, level.Source.Location);
    }

    private IEnumerable<string> Shared(BoundLevel level) =>
    [
        .. context.Reporting(level),
        .. level.Threads.All(t => context.Reports(level, t)) ? Array.Empty<string>() : ["failures"],
        .. context.SharedBySteps(level),
    ];

    /// <summary>After every level: a failure ends the run, and a NEXT to a later level jumps there.</summary>
    private StepSyntax Barrier(int index, BoundLevel level)
    {
        var entries = new List<SwitchEntrySyntax> { Emit.When(Failed(level), context.Fail) };
        foreach (var target in context.LevelsAfter(index))
        {
            Debug.Assert(target > index, "The binder allows NEXT to leave a level only forward.");
            entries.Add(
                Emit.When(
                    $"goto == {Emit.Quoted(context.Levels[target].Name)}",
                    context.Part.Contains(target) ? context.Levels[target] : context.Leave));
        }

        return Emit.Step(context.LevelEnds[index], new SwitchBody(entries.ToEquatableList()), level.Source.Location);
    }

    private string Failed(BoundLevel level)
    {
        IEnumerable<string> conditions = context.EndsAsOne(level)
            ? [$"{RowsLowering.Result}.failed", .. IsLimited ? [$"{RowsLowering.Result}.{LimitLowering.Reached}"] : Array.Empty<string>()]
            : context.Reporting(level).Select(name => $"{name}.failed");
        var inFailures = level.When is not null || (!context.EndsAsOne(level) && !level.Threads.All(t => context.Reports(level, t)));
        return string.Join(" or ", inFailures ? conditions.Append("len(failures) > 0") : conditions);
    }

    private bool IsLimited => LimitLowering.IsLimited(context.Pipeline);

    /// <summary>The outcome of a level none of whose threads has run.</summary>
    private MapValue NoThreads() => Emit.Map(
    [
        ("failed", ValueSyntax.Of(false)),
        .. IsLimited ? [(LimitLowering.Reached, ValueSyntax.Of(false))] : Array.Empty<(string, ValueSyntax)>(),
    ]);

    /// <summary>The name of the step or branch of a thread.</summary>
    public static string ThreadName(BoundLevel level, BoundThread thread) => $"Level_{level.Id}_Thread_{thread.Id}";
}
