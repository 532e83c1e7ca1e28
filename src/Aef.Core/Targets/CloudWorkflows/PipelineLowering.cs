using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Lowers a pipeline to a workflow: main, which runs levels, threads and jobs, and the support routines that it needs.</summary>
internal sealed class PipelineLowering(LoweringContext context)
{
    public WorkflowSyntax Lower()
    {
        var begin = Emit.Step(context.Steps.Label(MainSteps.Begin), RunBeginning.Call(context.Texts, context.Parameters));
        var values = new RunValues(context);
        var inputs = values.Inputs().ToList();
        var setUp = context.Steps.Label(MainSteps.SetUp);
        var variables = values.Variables().ToList();
        var succeed = context.Steps.Label(MainSteps.Succeed);
        var levels = context.Part.Indexes.SelectMany(new LevelLowering(context).Lower).ToList();
        var main = new RoutineSyntax(
            SupportRoutines.Main,
            [new ParameterSyntax("args")],
            [
                .. context.Texts.Steps(context.Steps),
                begin,
                .. inputs,
                Emit.Step(setUp, SetUp()),
                .. variables,
                .. levels,
                Emit.Step(succeed, new ReturnBody(Emit.Map(
                    ("state", ValueSyntax.Of("success")),
                    ("workflow_name", Emit.Expression("run.argument.workflow_name")),
                    ("continued", Emit.Expression("continued"))))),
                Emit.Step(context.Fail, MainVariables.Fail(context, isPart: false)),
            ]);
        return new WorkflowSyntax(
            [
                main,
                .. SupportLibrary.Get(context.Options.JobLogs)
                    .Select(CalledRoutines.Of(main), context.Types(), context.StepExpressions.ReadsOutputs),
            ]);
    }

    private AssignBody SetUp() => Emit.Assign(
    [
        .. MainVariables.Of(context),
        .. context.StepExpressions.ReadsSteps
            ? [(StepExpressions.Steps, context.StepExpressions.Initial())]
            : Array.Empty<(string, ValueSyntax)>(),
        .. context.StepExpressions.CountsOutputs
            ? [(StepExpressions.OutputBytes, ValueSyntax.Of(0))]
            : Array.Empty<(string, ValueSyntax)>(),
        .. context.Part.Indexes.SelectMany(context.LevelsAfter).Any() ? [("goto", ValueSyntax.Null)] : Array.Empty<(string, ValueSyntax)>(),
    ]);
}
