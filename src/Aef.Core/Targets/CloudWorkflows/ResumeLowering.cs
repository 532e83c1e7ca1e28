using System.Globalization;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Lowers what a failed run needs to be continued: the variable <c>done</c> notes which steps have succeeded, and the error of the run
/// contains <c>resume</c>: {done, outputs, inputs}, and the time of the run.
/// </summary>
internal sealed class ResumeLowering(LoweringContext context)
{
    /// <summary>The variable with the object that the error contains.</summary>
    public const string Resume = "resume";

    /// <summary>The variable with the outputs that an earlier run has passed on.</summary>
    public const string Restored = "restored";

    /// <summary>The variable with a number by JOB_ID: 2 for a step that is done, 1 while a loop around it has not ended.</summary>
    public const string Done = "done";

    private const string Id = "done_id";
    /// <summary>The variable with the bytes that are left for outputs.</summary>
    public const string Room = "room";

    private const int AssignmentsPerStep = 50;

    /// <summary>
    /// True for a pipeline whose failed runs return what a later run needs. A pipeline without inputs, expressions, sections and
    /// <c>timeout_minutes</c>, such as AEF's own, needs only the JOB_IDs of its log, and its source stays as it was. A pipeline with
    /// schedules needs the time of the run,
    /// and one with <c>for_each</c> the hashes of its lists.
    /// </summary>
    public static bool IsNeeded(BoundPipeline pipeline, bool computesTime) =>
        pipeline.Sections.Count > 0
        || pipeline.Source.Inputs.Count > 0
        || pipeline.Values.Any()
        || LimitLowering.IsLimited(pipeline)
        || pipeline.Levels.Any(l => l.HasItems)
        || computesTime;

    private bool ReadsOutputs => context.StepExpressions.ReadsOutputs;

    /// <summary>The assignment that notes what is known of a step.</summary>
    public AssignmentSyntax Mark(BoundStep step, ValueSyntax value, ThreadScope scope = default) =>
        new(context.Texts.Entry(scope.Done, step.JobId), value);

    /// <summary>The assignment that notes that a step has succeeded.</summary>
    public AssignmentSyntax Mark(BoundStep step, bool isInLoop, ThreadScope scope = default) =>
        Mark(step, ValueSyntax.Of(isInLoop ? 1 : 2), scope);

    /// <summary>The steps that end the wait for a loop: what succeeded in its last round is done.</summary>
    public IEnumerable<StepBody> EndLoop(IEnumerable<BoundStep> steps, ThreadScope scope) => Assignments(
        steps.Select(s =>
        {
            var noted = new CallExpression(
                "map.get",
                EquatableList.Create<ExpressionSyntax>([new NameExpression(scope.Done), context.Texts.Expression(s.JobId)]));
            var count = new CallExpression("default", EquatableList.Create<ExpressionSyntax>([noted, Expressions.Parse("0")]));
            return Mark(
                s,
                ExpressionPrinter.ToValue(new BinaryExpression(BinaryOperator.Multiply, Expressions.Parse("2"), count)),
                scope);
        }));

    /// <summary>The steps that begin another round of a loop.</summary>
    public IEnumerable<StepBody> RepeatLoop(IEnumerable<BoundStep> steps, ThreadScope scope) =>
        Assignments(steps.Select(s => Mark(s, ValueSyntax.Of(0), scope)));

    /// <summary>Moves restored outputs out of the run, because every job gets a copy of it.</summary>
    public IEnumerable<StepSyntax> Restore() => !ReadsOutputs || !context.Resumes
        ? []
        :
        [
            Emit.Step(
                context.Steps.Label(MainSteps.Restore),
                new AssignBody(
                [
                    .. context.OwnSteps.Any(context.StepExpressions.IsOutputRead)
                        ? [new AssignmentSyntax(new NameExpression(Restored), Emit.Expression("run.outputs"))]
                        : Array.Empty<AssignmentSyntax>(),
                    new AssignmentSyntax(Expressions.Parse("run.outputs"), Emit.Map()),
                ])),
        ];

    /// <summary>
    /// The steps that set <see cref="Resume"/> to {done, outputs}. A step whose output does not fit is left out, so that it runs again:
    /// besides the outputs themselves, memory must hold two copies of these, and the report.
    /// </summary>
    /// <param name="mostBytes">The most bytes of all outputs together.</param>
    public IEnumerable<StepSyntax> Collect(int mostBytes)
    {
        yield return Emit.Step(context.Resuming, Emit.Assign(
        [
            .. context.HasItems ? ItemsResumeLowering.Unneeded(context) : [],
            (Resume, Empty()),
            .. ReadsOutputs ? [(Room, Emit.Expression(Math(mostBytes)))] : Array.Empty<(string, ValueSyntax)>(),
        ]));
        List<StepSyntax> each =
        [
            Emit.Step(
                context.Steps.Label(MainSteps.ResumeNotDone),
                new SwitchBody(
                    [Emit.When($"{Done}[{Id}] < 2", StepLabel.Continue)])),
            .. ReadsOutputs && context.StepExpressions.ReadsSteps ? Output() : [],
            Emit.Step(
                context.Steps.Label(MainSteps.ResumeDone),
                new AssignBody(
                    [new AssignmentSyntax(Expressions.Parse($"{Resume}.done"), Emit.Expression($"list.concat({Resume}.done, {Id})"))])),
        ];
        yield return Emit.Step(
            context.Steps.Label(MainSteps.ResumeEach),
            new ForBody(new LoopSyntax(Id, null, Emit.Expression($"keys({Done})"), null, each.ToEquatableList())));
        foreach (var step in context.HasItems ? new ItemsResumeLowering(context).Steps() : [])
        {
            yield return step;
        }
    }

    /// <summary>
    /// The steps that add the inputs of the run, and what determines the days that it processes: a later run that gets only this object
    /// processes the same. Inputs can be large, so a pipeline with lists moves them.
    /// </summary>
    public IEnumerable<StepSyntax> AddInputs()
    {
        if (context.Pipeline.Source.Inputs.Count > 0)
        {
            var inputs = Expressions.Parse("run.argument.inputs");
            var add = new AssignBody(
            [
                new AssignmentSyntax(Expressions.Parse($"{Resume}.inputs"), ExpressionPrinter.ToValue(inputs)),
                .. context.HasItems ? [new AssignmentSyntax(inputs, ValueSyntax.Null)] : Array.Empty<AssignmentSyntax>(),
            ]);
            yield return Emit.Step(
                context.Steps.Label(MainSteps.ResumeInputs),
                new SwitchBody([new SwitchEntrySyntax(Emit.Expression("\"inputs\" in run.argument"), add)]));
        }

        var time = context.ComputesTime
            ? new AssignmentSyntax(new NameExpression(Resume), Emit.Expression($"map.merge({Resume}, run.restart)"))
            : new AssignmentSyntax(Expressions.Parse($"{Resume}.query_variables"), Emit.Expression("run.argument.query_variables"));
        yield return Emit.Step(context.Steps.Label(MainSteps.ResumeTime), new AssignBody([time]));
    }

    /// <summary>The steps that fail the run with its report, which <see cref="Resume"/> completes.</summary>
    public static IEnumerable<StepSyntax> Raise(LoweringContext context)
    {
        var complete = new AssignmentSyntax(Expressions.Parse($"report.{Resume}"), Emit.Expression(Resume));
        yield return Emit.Step(context.Steps.Label(MainSteps.Complete), new AssignBody([complete]));
        yield return Emit.Step(context.Steps.Label(MainSteps.Raise), new RaiseBody(Emit.Expression("report")));
    }

    /// <summary>The object before anything is done.</summary>
    public ValueSyntax Empty() => Emit.Map(
    [
        (Done, Emit.List([])),
        .. ReadsOutputs ? [("outputs", Emit.Map())] : Array.Empty<(string, ValueSyntax)>(),
        .. context.HasItems ? [(ItemsResumeLowering.Lists, Emit.Map())] : Array.Empty<(string, ValueSyntax)>(),
    ]);

    private string Math(int mostBytes)
    {
        var most = mostBytes.ToString(CultureInfo.InvariantCulture);
        return context.StepExpressions.ReadsSteps
            ? $"math.min({most}, (340000 - len(json.encode_to_string({StepExpressions.Steps}))) / 2)"
            : $"math.min({most}, 170000)";
    }

    private static IEnumerable<StepBody> Assignments(IEnumerable<AssignmentSyntax> assignments) =>
        assignments.Chunk(AssignmentsPerStep).Select(chunk => new AssignBody(chunk.ToEquatableList()));

    private IEnumerable<StepSyntax> Output()
    {
        yield return Emit.Step(
            context.Steps.Label(MainSteps.ResumeBegin),
            Emit.Assign(("output", ValueSyntax.Null)));
        yield return Emit.Step(
            context.Steps.Label(MainSteps.ResumeOutput),
            new SwitchBody(
            [
                new SwitchEntrySyntax(
                    Emit.Expression($"{Id} in {StepExpressions.Steps}"),
                    Emit.Assign(("output", Emit.Expression($"map.get({StepExpressions.Steps}[{Id}], \"output\")")))),
            ]));
        yield return Emit.Step(
            context.Steps.Label(MainSteps.ResumeSize),
            Emit.Assign(("size", Emit.Expression("len(json.encode_to_string(output))"))));
        var entry = new IndexExpression(Expressions.Parse($"{Resume}.outputs"), new NameExpression(Id));
        var keep = new AssignBody(
        [
            new AssignmentSyntax(entry, Emit.Expression("output")),
            new AssignmentSyntax(new NameExpression(Room), Emit.Expression($"{Room} - size")),
        ]);
        yield return Emit.Step(
            context.Steps.Label(MainSteps.ResumeFits),
            new SwitchBody(
            [
                new SwitchEntrySyntax(
                    Emit.Expression($"size > 65536 or size > {Room}"),
                    new JumpBody { Next = new JumpSyntax(StepLabel.Continue) }),
                new SwitchEntrySyntax(
                    Emit.Expression($"{Id} in {StepExpressions.Steps} and \"output\" in {StepExpressions.Steps}[{Id}]"),
                    keep),
            ]));
    }
}
