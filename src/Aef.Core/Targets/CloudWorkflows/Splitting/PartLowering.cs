using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows.Splitting;

/// <summary>
/// Lowers some levels of a pipeline to a workflow of its own, which another one runs (<see cref="ParentLowering"/>). Its argument is {run,
/// start}: the run as the parent has prepared it, and the step of the level to begin at (null: the first). Its result is {goto, report,
/// continued}: the step of a level of a later part at which a NEXT continues, or null; the report of the failed steps, or null; and the
/// records of failures after which the thread continued.
/// </summary>
internal sealed class PartLowering(LoweringContext context)
{
    /// <summary>The most bytes of the outputs that the parent gets for its error: it holds them several times.</summary>
    private const int MostOutputs = 64 * 1024;

    public WorkflowSyntax Lower()
    {
        var check = Emit.Step(context.Steps.Label(MainSteps.Check), Check());
        var setUp = context.Steps.Label(MainSteps.SetUp);
        var entries = Entries().ToList();
        var enter = Switches.Of(context.Steps, MainSteps.Enter, entries).ToList();
        var succeed = context.Steps.Label(MainSteps.Succeed);
        var failed = context.Steps.Label(MainSteps.Failed);
        var levels = context.Part.Indexes.SelectMany(new LevelLowering(context).Lower).ToList();
        var leaves = context.LevelsBeyond().Any();
        var jumps = entries.Count > 0 || context.Part.Indexes.SelectMany(context.LevelsAfter).Any();
        var main = new RoutineSyntax(
            SupportRoutines.Main,
            [new ParameterSyntax("args")],
            [
                .. context.Texts.Steps(context.Steps),
                check,
                Emit.Step(setUp, Emit.Assign(
                [
                    ("run", Emit.Expression("args.run")),
                    .. MainVariables.Of(context),
                    .. new RunValues(context).TakeOver(),
                    .. context.StepExpressions.ReadsSteps
                        ? [(StepExpressions.Steps, context.StepExpressions.Initial())]
                        : Array.Empty<(string, ValueSyntax)>(),
                    .. context.StepExpressions.CountsOutputs
                        ? [(StepExpressions.OutputBytes, ValueSyntax.Of(0))]
                        : Array.Empty<(string, ValueSyntax)>(),
                    .. jumps ? [("goto", Emit.Expression("args.start"))] : Array.Empty<(string, ValueSyntax)>(),
                ])),
                .. context.Resume.Restore(),
                .. enter,
                .. new DeadlineLowering(context).Track(levels),
                .. context.Resumes ? EndWithResume(leaves, succeed, failed) : End(leaves, succeed, failed),
            ]);
        return new WorkflowSyntax(
            [
                main,
                .. SupportLibrary.Get(context.Options.JobLogs, context.Pipeline.Limits())
                    .Select(CalledRoutines.Of(main), context.Types(), context.Features())
                    .Select(context.Secrets.Complete)
                    .Select(context.Connectors.Complete),
            ]);
    }

    private IEnumerable<StepSyntax> End(bool leaves, StepLabel succeed, StepLabel failed) =>
    [
        Emit.Step(succeed, Result(@goto: ValueSyntax.Null, report: ValueSyntax.Null)),
        .. leaves
            ? [Emit.Step(context.Leave, Result(Emit.Expression("goto"), report: ValueSyntax.Null))]
            : Array.Empty<StepSyntax>(),
        Emit.Step(context.Fail, MainVariables.Fail(context, isPart: true)),
        Emit.Step(failed, Result(@goto: ValueSyntax.Null, Emit.Expression("report"))),
    ];

    /// <summary>The same with one result, so that what is done is collected in one place.</summary>
    private IEnumerable<StepSyntax> EndWithResume(bool leaves, StepLabel succeed, StepLabel failed)
    {
        var collect = context.Resume.Collect(MostOutputs).ToList();
        (string, ValueSyntax) noReport = ("report", ValueSyntax.Null);
        return
        [
            Emit.Step(
                succeed,
                Emit.Assign([noReport, .. leaves ? [("goto", ValueSyntax.Null)] : Array.Empty<(string, ValueSyntax)>()]) with
                {
                    Next = new JumpSyntax(collect[0].Label),
                }),
            .. leaves
                ? [Emit.Step(context.Leave, Emit.Assign([noReport]) with { Next = new JumpSyntax(collect[0].Label) })]
                : Array.Empty<StepSyntax>(),
            Emit.Step(context.Fail, MainVariables.Fail(context, isPart: true)),
            .. leaves
                ? [Emit.Step(context.Steps.Label($"{MainSteps.Fail}_here"), Emit.Assign(("goto", ValueSyntax.Null)))]
                : Array.Empty<StepSyntax>(),
            .. collect,
            Emit.Step(failed, Result(leaves ? Emit.Expression("goto") : ValueSyntax.Null, Emit.Expression("report"))),
        ];
    }

    private ReturnBody Result(ValueSyntax @goto, ValueSyntax report)
    {
        (string, ValueSyntax)[] result = [("goto", @goto), ("report", report), ("continued", Emit.Expression("continued"))];
        return new ReturnBody(Emit.Map(
        [
            .. result,
            .. new DeadlineLowering(context).Result(),
            .. context.StepExpressions.ReadOfPart() is { } read ? [(StepExpressions.Steps, read)] : Array.Empty<(string, ValueSyntax)>(),
            .. context.Resumes ? [(ResumeLowering.Resume, Emit.Expression(ResumeLowering.Resume))] : Array.Empty<(string, ValueSyntax)>(),
        ]));
    }

    /// <summary>Fails with an explanation when someone starts a part alone.</summary>
    private SwitchBody Check()
    {
        var message = context.Texts.Of($"Do not start this part alone; start the workflow '{context.Pipeline.Name}', which runs it");
        var raise = new RaiseBody(Emit.Map(("message", message), ("tags", Emit.List([ValueSyntax.Of("ValueError")]))));
        return new SwitchBody(
            [
                new SwitchEntrySyntax(Emit.Expression("get_type(args) != \"map\""), raise),
                new SwitchEntrySyntax(Emit.Expression("not(\"run\" in args)"), raise),
            ]);
    }

    /// <summary>
    /// The levels of this part at which a NEXT of an earlier part continues. A run that begins at the first one needs no jump.
    /// </summary>
    private IEnumerable<SwitchEntrySyntax> Entries() =>
        context.JumpingBefore(context.Part.First)
            .SelectMany(context.LevelsAfter)
            .Where(target => target != context.Part.First && context.Part.Contains(target))
            .Distinct()
            .Order()
            .Select(target => Emit.When($"goto == {Emit.Quoted(context.Levels[target].Name)}", context.Levels[target]));
}
