using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Lowers a pipeline to a workflow: main, which runs levels, threads and jobs, and the support routines that it needs.</summary>
internal sealed class PipelineLowering(LoweringContext context)
{
    public WorkflowSyntax Lower()
    {
        var begin = Emit.Step(context.Steps.Label(MainSteps.Begin), RunBeginning.Call(context.Texts, context.Parameters));
        var (values, checks) = (new RunValues(context), new ResumeChecks(context));
        var inputs = values.Inputs().ToList();
        var setUp = context.Steps.Label(MainSteps.SetUp);
        var variables = values.Variables().ToList();
        var succeed = context.Steps.Label(MainSteps.Succeed);
        var levels = context.Part.Indexes.SelectMany(new LevelLowering(context).Lower).ToList();
        var end = End(Emit.Step(succeed, new ReturnBody(Emit.Map(
            ("state", ValueSyntax.Of("success")),
            ("workflow_name", Emit.Expression("run.argument.workflow_name")),
            ("continued", Emit.Expression("continued"))))));
        var main = new RoutineSyntax(
            SupportRoutines.Main,
            [new ParameterSyntax("args")],
            [
                .. context.Texts.Steps(context.Steps),
                begin,
                .. checks.OutputsAndItems(),
                .. context.Resume.Restore(),
                .. inputs,
                .. LimitLowering.Begin(context),
                Emit.Step(setUp, SetUp()),
                .. variables,
                .. checks.Lists(withVariables: true),
                .. new DeadlineLowering(context).Track([.. levels, .. end]),
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

    /// <summary>The most bytes of the outputs in the error of a run.</summary>
    private const int MostOutputs = 256 * 1024;

    /// <summary>What follows the levels: the result of the run, or the steps that run before it.</summary>
    private IReadOnlyList<StepSyntax> End(StepSyntax succeed)
    {
        if (!context.KeepsControl)
        {
            return [succeed, Emit.Step(context.Fail, MainVariables.Fail(context, isPart: false))];
        }

        var fail = Emit.Step(context.Fail, MainVariables.Fail(context, isPart: true));
        IEnumerable<StepSyntax> resume = context.Resumes
            ? [.. context.Resume.Collect(MostOutputs), .. context.Resume.AddInputs()]
            : [];
        if (context.Pipeline.Sections.Count == 0)
        {
            return [succeed, fail, .. resume, .. ResumeLowering.Raise(context)];
        }

        var failed = Emit.Step(context.Reported, SectionLowering.Failed(context.Pipeline, "report", [.. Unneeded()]));
        return new SectionLowering(context).Lower([fail, failed], resume, succeed);
    }

    /// <summary>What the report contains need not be in memory twice while the last steps run.</summary>
    private IEnumerable<(string Name, ValueSyntax Value)> Unneeded() =>
    [
        ("report", ValueSyntax.Null),
        ("failures", Emit.List([])),
        .. context.HasWide ? [(RowsLowering.Result, ValueSyntax.Null)] : Array.Empty<(string, ValueSyntax)>(),
    ];

    private AssignBody SetUp() => Emit.Assign(
    [
        .. MainVariables.Of(context),
        .. SectionLowering.Variables(context.Pipeline.Sections.Count > 0),
        .. context.StepExpressions.ReadsSteps
            ? [(StepExpressions.Steps, context.StepExpressions.Initial())]
            : Array.Empty<(string, ValueSyntax)>(),
        .. context.StepExpressions.CountsOutputs
            ? [(StepExpressions.OutputBytes, ValueSyntax.Of(0))]
            : Array.Empty<(string, ValueSyntax)>(),
        .. context.Part.Indexes.SelectMany(context.LevelsAfter).Any() ? [("goto", ValueSyntax.Null)] : Array.Empty<(string, ValueSyntax)>(),
    ]);
}
