using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <content>What the steps of a unit do besides those of other threads.</content>
internal sealed partial class UnitsLowering
{
    /// <summary>Records the failure that ended a unit; only the first hundred are kept as a whole.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="scope">The scope of the unit.</param>
    /// <param name="resets">True if the status of a step that was not started must be set.</param>
    public static StepBody RecordFailure(BoundPipeline pipeline, ThreadScope scope, bool resets) => LimitLowering.OfUnit(
        pipeline,
        Lost,
        scope.Record,
        new AssignBody(
        [
            new AssignmentSyntax(
                Expressions.Parse($"{Lost}[string({Unit})]"),
                Emit.Expression($"if(len({Lost}) < {(scope.IsLane ? "args.records" : "100")}, {scope.Record}, {scope.Record}.job_id)")),
        ]),
        resets ? [NotReached(scope)] : []);

    /// <summary>The step of an item that was not started is skipped for what reads it.</summary>
    private static AssignmentSyntax NotReached(ThreadScope scope) => new(
        Expressions.Parse($"{scope.Steps}[{scope.Current}]"),
        Emit.Map(("status", ValueSyntax.Of("skipped")), ("output", ValueSyntax.Null), (StepExpressions.Bytes, ValueSyntax.Of(0))));

    /// <summary>Records a failure after which a unit continues; about the first hundred are kept.</summary>
    public static IEnumerable<AssignmentSyntax> AddContinued(ThreadScope scope) =>
    [
        new(
            Expressions.Parse($"{Passed}[string({Unit})]"),
            Emit.Expression(
                $"if({Passed}_count < {(scope.IsLane ? "args.records" : "100")}, " +
                $"list.concat(default(map.get({Passed}, string({Unit})), []), {scope.Record}), " +
                $"default(map.get({Passed}, string({Unit})), []))")),
        new(new NameExpression($"{Passed}_count"), Emit.Expression($"{Passed}_count + 1")),
    ];

    /// <summary>
    /// Sets the output in the result of a step that an earlier run has done, from <c>resume.outputs</c>; that of a workflow is JSON text.
    /// </summary>
    public static SwitchBody RestoreOutput(LoweringContext context, BoundStep step, string result, ThreadScope scope)
    {
        var id = ExpressionPrinter.Print(context.Texts.Expression(step.JobId));
        var own = ExpressionPrinter.Print(scope.IdExpression(context.Texts, step.JobId));
        var target = new MemberExpression(new NameExpression(result), "output");
        var outputs = Restored(scope);
        var list = $"map.get({outputs}, {id})";
        var ofItem = Entry(
            $"{result}.state == \"skipped\" and get_type({list}) == \"list\" and index < len({list})",
            $"{outputs}[{id}][index]");
        return new SwitchBody(
        [
            Entry($"{result}.state == \"skipped\" and {own} in {outputs}", $"map.get({outputs}, {own})"),
            .. scope.HasItem ? [ofItem] : Array.Empty<SwitchEntrySyntax>(),
        ]);

        SwitchEntrySyntax Entry(string condition, string output) => new(
            Emit.Expression(condition),
            new AssignBody(
            [
                new AssignmentSyntax(
                    target,
                    Emit.Expression(step.Type == StepType.Workflows ? $"json.encode_to_string({output})" : output)),
            ]));
    }

    /// <summary>The variable with the outputs that an earlier run has passed on; a lane gets only those of its units.</summary>
    private static string Restored(ThreadScope scope) => scope.IsLane ? "run.outputs" : ResumeLowering.Restored;
}
