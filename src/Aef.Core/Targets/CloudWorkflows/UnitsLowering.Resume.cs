using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <content>
/// Notes what is done of each item, for a run that continues after this one (<see cref="ItemsResumeLowering"/>). An item notes its steps in
/// a variable of its own; only items with steps that are not done add theirs to those of the run.
/// </content>
internal sealed partial class UnitsLowering
{
    private IEnumerable<BoundThread> Looped => _level.Threads.Where(t => t.ForEach is not null);

    /// <summary>True for a level with items whose outputs are kept if the item is not done.</summary>
    private bool KeepsOutputs => Looped.SelectMany(t => t.Steps).Any(s => ItemsResumeLowering.IsKept(context, s));

    private bool HasPlain => _level.Threads.Any(t => t.ForEach is null);

    /// <summary>True for a level with outputs that count.</summary>
    private bool Counts => _level.Threads.SelectMany(t => t.Steps).Any(s => context.StepExpressions.IsCounted(s.JobId));

    /// <summary>The variables that all units write to, besides those of <see cref="LoweringContext.SharedBySteps"/>.</summary>
    private IEnumerable<string> SharedNotes =>
        KeepsOutputs
            ? [ItemsResumeLowering.OpenItems, ItemsResumeLowering.Kept, ItemsResumeLowering.KeptBytes]
            : [ItemsResumeLowering.OpenItems];

    /// <summary>The first assignments of a level; a lane has no variables of main.</summary>
    private IEnumerable<AssignmentSyntax> BeginNotes()
    {
        if (isLane)
        {
            yield return New(ItemsResumeLowering.OpenItems, Emit.Map());
            if (KeepsOutputs)
            {
                yield return New(ItemsResumeLowering.Kept, Emit.Map());
                yield return New(ItemsResumeLowering.KeptBytes, ValueSyntax.Of(0));
            }

            if (HasPlain)
            {
                yield return New(ResumeLowering.Done, Emit.Map());
            }

            if (Counts)
            {
                yield return New(StepExpressions.OutputBytes, ValueSyntax.Of(0));
            }
        }

        foreach (var thread in Looped)
        {
            yield return new AssignmentSyntax(Open(thread), Emit.Map());
        }
    }

    /// <summary>Adds an item that is not done, with the outputs that its other steps read; they may have run only in part.</summary>
    private StepSyntax Note(BoundThread thread, ThreadScope scope)
    {
        var steps = new List<StepSyntax>();
        foreach (var step in thread.Steps.Where(s => ItemsResumeLowering.IsKept(context, s)))
        {
            var bytes = ExpressionPrinter.Print(context.StepExpressions.Counted(step.JobId, scope));
            var id = ExpressionPrinter.Print(context.Texts.Expression(step.JobId));
            var fits = $"default(map.get({ItemsResumeLowering.OwnDone}, {id}), 0) == 2 and " +
                $"{ItemsResumeLowering.KeptBytes} + {bytes} <= {(isLane ? "args.kept" : Text(ItemsResumeLowering.MostKept))}";
            steps.Add(
                Emit.Step(
                    Auxiliary($"{step.JobId}_room", thread),
                    Emit.Assign(
                        (scope.Fits, Emit.Expression(fits)),
                        (
                            ItemsResumeLowering.KeptBytes,
                            Emit.Expression($"{ItemsResumeLowering.KeptBytes} + if({scope.Fits}, {bytes}, 0)")))));
            var keep = new AssignmentSyntax(
                new IndexExpression(new NameExpression(ItemsResumeLowering.Kept), scope.IdExpression(context.Texts, step.JobId)),
                ExpressionPrinter.ToValue(new MemberExpression(context.Texts.Entry(OwnSteps, step.JobId), "output")));
            var leave = context.Resume.Mark(step, ValueSyntax.Of(0), scope);
            steps.Add(
                Emit.Step(
                    Auxiliary($"{step.JobId}_keep", thread),
                    new SwitchBody(
                    [
                        new SwitchEntrySyntax(Emit.Expression(scope.Fits), new AssignBody([keep])),
                        new SwitchEntrySyntax(Emit.Expression("true"), new AssignBody([leave])),
                    ])));
        }

        StepBody note = new AssignBody(
        [
            new AssignmentSyntax(
                new IndexExpression(Open(thread), Expressions.Parse("string(index)")),
                Emit.Expression(ItemsResumeLowering.OwnDone)),
        ]);
        if (steps.Count > 0)
        {
            steps.Add(Emit.Step(Auxiliary($"{thread.Steps[0].JobId}_note", thread), note));
            note = new StepsBody(steps.ToEquatableList());
        }

        // In a thread with a loop, a step that is not done may have a number too.
        var isOpen = LoopEnds.Has(thread, index) ? "true" : $"len({ItemsResumeLowering.OwnDone}) < {Text(thread.Steps.Count)}";
        return Emit.Step(
            Auxiliary($"{thread.Steps[0].JobId}_open", thread),
            new SwitchBody([new SwitchEntrySyntax(Emit.Expression(isOpen), note)]));
    }

    /// <summary>After an item, the outputs that only its own steps read do not count any more.</summary>
    private IEnumerable<AssignmentSyntax> ForgetOutputs(BoundThread thread) =>
        thread.Steps.Where(s => ItemsResumeLowering.IsKept(context, s))
            .Select(s => context.StepExpressions.Forget(s.JobId, ThreadScope.OfUnit(hasItem: true)))
            .OfType<AssignmentSyntax>();

    /// <summary>After the level, the numbers of items that have ended.</summary>
    private IEnumerable<AssignmentSyntax> CountItems() => Looped.Select(t => new AssignmentSyntax(
        context.Texts.Entry(ItemsResumeLowering.ItemCounts, t.Steps[0].JobId),
        Emit.Expression($"len({ItemsOf(t)})")));

    /// <summary>What a lane returns of it.</summary>
    private IEnumerable<(string Name, ValueSyntax Value)> LaneNotes()
    {
        yield return (ItemsResumeLowering.OpenItems, Emit.Expression(ItemsResumeLowering.OpenItems));
        if (KeepsOutputs)
        {
            yield return (ItemsResumeLowering.Kept, Emit.Expression(ItemsResumeLowering.Kept));
            yield return (ItemsResumeLowering.KeptBytes, Emit.Expression(ItemsResumeLowering.KeptBytes));
        }

        if (HasPlain)
        {
            yield return (ResumeLowering.Done, Emit.Expression(ResumeLowering.Done));
        }

        if (Counts)
        {
            yield return ("bytes", Emit.Expression(StepExpressions.OutputBytes));
        }

        if (PlainRead.Any())
        {
            yield return (StepExpressions.Steps, Emit.Expression(StepExpressions.Steps));
        }
    }

    /// <summary>The variables that lanes add to.</summary>
    private IEnumerable<string> SharedByLanes =>
    [
        .. SharedNotes,
        .. HasPlain ? [ResumeLowering.Done] : Array.Empty<string>(),
        .. Counts ? [StepExpressions.OutputBytes] : Array.Empty<string>(),
        .. PlainRead.Any() ? [StepExpressions.Steps] : Array.Empty<string>(),
    ];

    /// <summary>Adds what a lane has returned.</summary>
    private AssignBody AddNotes()
    {
        var ofLane = Expressions.Parse($"lane_outcome.{ItemsResumeLowering.OpenItems}");
        return new AssignBody(
        [
            .. Looped.Select(t => new AssignmentSyntax(
                Open(t),
                Emit.Expression(
                    $"map.merge({ExpressionPrinter.Print(Open(t))}, " +
                    $"{ExpressionPrinter.Print(new IndexExpression(ofLane, context.Texts.Expression(t.Steps[0].JobId)))})"))),
            .. HasPlain ? [Merged(ResumeLowering.Done)] : Array.Empty<AssignmentSyntax>(),
            .. KeepsOutputs
                ? [Merged(ItemsResumeLowering.Kept), Added(ItemsResumeLowering.KeptBytes, ItemsResumeLowering.KeptBytes)]
                : Array.Empty<AssignmentSyntax>(),
            .. Counts ? [Added(StepExpressions.OutputBytes, "bytes")] : Array.Empty<AssignmentSyntax>(),
            .. PlainRead.Any() ? [Merged(StepExpressions.Steps)] : Array.Empty<AssignmentSyntax>(),
        ]);
    }

    /// <summary>The limits of a lane: its share of what is left.</summary>
    private IEnumerable<(string Name, ValueSyntax Value)> LaneLimits()
    {
        if (Counts)
        {
            yield return (
                "bytes",
                Emit.Expression($"math.max(0, {Text(OutputLimits.All)} - {StepExpressions.OutputBytes}) // {LaneCount}"));
        }

        if (KeepsOutputs)
        {
            yield return (
                ItemsResumeLowering.Kept,
                Emit.Expression($"math.max(0, {Text(ItemsResumeLowering.MostKept)} - {ItemsResumeLowering.KeptBytes}) // {LaneCount}"));
        }
    }

    private ExpressionSyntax Open(BoundThread thread) => context.Texts.Entry(ItemsResumeLowering.OpenItems, thread.Steps[0].JobId);

    private StepLabel Auxiliary(string name, BoundThread thread) => context.Auxiliary(name, index, thread);

    private static AssignmentSyntax New(string name, ValueSyntax value) => new(new NameExpression(name), value);

    private static AssignmentSyntax Merged(string map) => New(map, Emit.Expression($"map.merge({map}, lane_outcome.{map})"));

    private static AssignmentSyntax Added(string number, string more) => New(number, Emit.Expression($"{number} + lane_outcome.{more}"));
}
