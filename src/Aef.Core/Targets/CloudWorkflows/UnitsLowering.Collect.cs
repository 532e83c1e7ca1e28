using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <content>How the parent of lanes collects the results of each of them.</content>
internal sealed partial class UnitsLowering
{
    private IEnumerable<StepSyntax> Collect()
    {
        yield return Emit.Step(
            Auxiliary($"{Prefix}_lane_error"),
            new SwitchBody(
            [
                new SwitchEntrySyntax(
                    Emit.Expression("lane_outcome.error != null"),
                    new StepsBody(LaneLost().ToEquatableList())),
                new SwitchEntrySyntax(Emit.Expression("true"), AddNotes()),
            ]));
        yield return Each(Lost, []);
        if (LoweringContext.MayContinue(_level))
        {
            yield return Each(Passed, []);
        }

        if (Listed.Any())
        {
            yield return Each(Gathered, [.. Listed.Where(context.StepExpressions.IsStatusRead)]);
        }

        yield return Emit.Step(
            Auxiliary($"{Prefix}_lane_end"),
            Emit.Assign(("mine", Emit.List([])), ("lane_run", ValueSyntax.Null), ("lane_outcome", ValueSyntax.Null)));
    }

    /// <summary>Nothing is known of what a lost lane has done, so its items are not done, and their steps have failed.</summary>
    private IEnumerable<StepSyntax> LaneLost()
    {
        var unit = Dispatch("at", "lost_unit", Open);
        yield return Emit.Step(
            Auxiliary($"{Prefix}_lost"),
            Emit.Assign((LaneError, Emit.Expression("lane_outcome.error")), ("mine", Emit.List([])), ("at", Emit.Expression("lane"))));
        yield return unit;
        yield return Emit.Step(
            Auxiliary($"{Prefix}_lost_next"),
            new SwitchBody(
            [
                new SwitchEntrySyntax(
                    Emit.Expression($"at + {LaneCount} < {Units}"),
                    Emit.Assign(("at", Emit.Expression($"at + {LaneCount}"))) with { Next = new JumpSyntax(unit.Label) }),
            ]));
    }

    private EquatableList<StepSyntax> Open(BoundThread thread, int number)
    {
        var failed = thread.Steps.Where(s => context.StepExpressions.IsListed(s) && context.StepExpressions.IsStatusRead(s))
            .Select(s => new AssignmentSyntax(
                new IndexExpression(new NameExpression(Gathered), context.Texts.Expression(s.JobId)),
                ValueSyntax.Of("failed")));
        var open = new IndexExpression(Open(thread), Expressions.Parse("string(lane_index)"));
        return
        [
            Emit.Step(
                context.Auxiliary($"{thread.Steps[0].JobId}_lost", index, thread),
                new AssignBody(thread.ForEach is null
                    ? [New("lane_index", ValueSyntax.Null)]
                    :
                    [
                        New("lane_index", Emit.Expression(IndexOf("at", number))),
                        new AssignmentSyntax(open, Emit.Map()),
                        .. failed,
                    ])),
        ];
    }

    /// <summary>Copies all entries of a map of the lane; the statuses of steps are joined.</summary>
    private StepSyntax Each(string map, IReadOnlyList<BoundStep> statuses)
    {
        var take = new AssignBody(
            [new AssignmentSyntax(Expressions.Parse($"{map}[entry]"), Emit.Expression($"lane_outcome.{map}[entry]"))]);
        StepBody body = take;
        if (statuses.Count > 0)
        {
            // A status that a lane does not know better is that of a lane without units of the step.
            var ids = Emit.List(statuses.Select(s => ExpressionPrinter.ToValue(context.Texts.Expression(s.JobId))));
            var known = $"{map}[entry]";
            var one = $"lane_outcome.{map}[entry]";
            body = new SwitchBody(
            [
                new SwitchEntrySyntax(
                    Emit.Expression("entry in statuses"),
                    new AssignBody(
                    [
                        new AssignmentSyntax(
                            Expressions.Parse(known),
                            Emit.Expression(
                                $"if({one} == \"failed\", {one}, if({known} == \"failed\" or {one} == \"skipped\", {known}, {one}))")),
                    ])),
                new SwitchEntrySyntax(Emit.Expression("true"), take),
            ]);
            return Emit.Step(
                Auxiliary($"{Prefix}_lane_{map}"),
                new StepsBody(
                [
                    Emit.Step(Auxiliary($"{Prefix}_lane_{map}_statuses"), Emit.Assign(("statuses", ids))),
                    Emit.Step(Auxiliary($"{Prefix}_lane_{map}_each"), Loop()),
                ]));
        }

        return Emit.Step(Auxiliary($"{Prefix}_lane_{map}"), Loop());

        ForBody Loop() => new(
            new LoopSyntax(
                "entry",
                null,
                Emit.Expression($"keys(lane_outcome.{map})"),
                null,
                [Emit.Step(Auxiliary($"{Prefix}_lane_{map}_entry"), body)]));
    }
}
