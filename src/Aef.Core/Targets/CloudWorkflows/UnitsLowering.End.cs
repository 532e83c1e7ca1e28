using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <content>What happens after the last unit of a level has ended.</content>
internal sealed partial class UnitsLowering
{
    private IEnumerable<StepSyntax> End()
    {
        yield return Emit.Step(
            Auxiliary($"{Prefix}_outcome"),
            new CallBody(
                SupportRoutines.Units,
                Emit.Map(
                    (Units, Emit.Expression(Units)),
                    (Lost, Emit.Expression(Lost)),
                    (Passed, Emit.Expression(Passed)),
                    ("failures", Emit.Expression("failures")),
                    ("continued", Emit.Expression("continued"))),
                RowsLowering.Result));
        foreach (var thread in _level.Threads.Where(t => t.ForEach is not null))
        {
            foreach (var step in thread.Steps.Where(context.StepExpressions.IsListed))
            {
                foreach (var list in List(thread, step))
                {
                    yield return list;
                }
            }
        }

        yield return Emit.Step(Auxiliary($"{Prefix}_items"), new AssignBody(CountItems().ToEquatableList()));
        yield return Emit.Step(
            Auxiliary($"{Prefix}_forget"),
            Emit.Assign(
            [
                .. LoweringContext.MayContinue(_level)
                    ? [("continued", Emit.Expression($"{RowsLowering.Result}.continued"))]
                    : Array.Empty<(string, ValueSyntax)>(),
                .. _level.Threads.Where(t => t.ForEach is not null).Select(t => (ItemsOf(t), (ValueSyntax)Emit.List([]))),
                (Lost, Emit.Map()),
                (Passed, Emit.Map()),
                .. Listed.Any() ? [(Gathered, (ValueSyntax)Emit.Map())] : Array.Empty<(string, ValueSyntax)>(),
                ("brief", ValueSyntax.Null),
            ]));
    }

    /// <summary>
    /// Sets what expressions read of a step of a <c>for_each</c> thread. Each output is moved, because all of them may need half of the
    /// memory.
    /// </summary>
    private IEnumerable<StepSyntax> List(BoundThread thread, BoundStep step)
    {
        var id = ExpressionPrinter.Print(context.Texts.Expression(step.JobId));
        var outputs = Emit.List([]) as ValueSyntax;
        if (context.StepExpressions.IsOutputRead(step))
        {
            outputs = Emit.Expression("outputs");
            yield return Emit.Step(Step("outputs"), Emit.Assign(("outputs", Emit.List([]))));
            var move = Emit.Step(
                Step("move"),
                Emit.Assign(
                    ("key", Emit.Expression($"{id} + \"[\" + string(number) + \"]\"")),
                    ("outputs", Emit.Expression($"list.concat(outputs, map.get({Gathered}, key))")),
                    (Gathered, Emit.Expression($"map.delete({Gathered}, key)"))));
            var loop = new LoopSyntax("number", null, null, Emit.Expression($"[0, len({ItemsOf(thread)}) - 1]"), [move]);
            yield return Emit.Step(
                Step("has_outputs"),
                new SwitchBody(
                [
                    new SwitchEntrySyntax(
                        Emit.Expression($"len({ItemsOf(thread)}) > 0"),
                        new StepsBody([Emit.Step(Step("each_output"), new ForBody(loop))])),
                ]));
        }

        var status = context.StepExpressions.IsStatusRead(step) ? Emit.Expression($"{Gathered}[{id}]") : ValueSyntax.Null;
        yield return Emit.Step(
            Step("listed"),
            new AssignBody(
            [
                context.StepExpressions.SetListed(step, status, outputs),
                .. context.StepExpressions.IsOutputRead(step)
                    ? [new AssignmentSyntax(new NameExpression("outputs"), Emit.List([]))]
                    : Array.Empty<AssignmentSyntax>(),
            ]));

        StepLabel Step(string name) => context.Auxiliary($"{step.JobId}_{name}", index, thread, step);
    }
}
