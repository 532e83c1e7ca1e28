using Aef.Core.Model;
using Aef.Core.Semantics;
using Aef.Workflows.Collections;
using Aef.Workflows.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>A pipeline to a workflow: main, which speaks of levels, threads and jobs, and the routines of the machine that it needs.</summary>
internal sealed class PipelineLowering(LoweringContext context)
{
    public WorkflowSyntax Lower(PlatformParameters? parameters)
    {
        var begin = Emit.Step(context.Steps.Label("aef_begin"), Begin(parameters));
        var setUp = context.Steps.Label("aef_set_up");
        var succeed = context.Steps.Label("aef_succeed");
        var levels = Enumerable.Range(0, context.Pipeline.Levels.Count).SelectMany(new LevelLowering(context).Lower).ToList();
        var main = new RoutineSyntax(
            "main",
            [new ParameterSyntax("args")],
            [
                .. context.Texts.Steps(context.Steps),
                begin,
                Emit.Step(setUp, SetUp()),
                .. levels,
                Emit.Step(succeed, new ReturnBody(Emit.Map(
                    ("state", ValueSyntax.Of("success")),
                    ("workflow_name", Emit.Expression("run.argument.workflow_name")),
                    ("continued", Emit.Expression("continued"))))),
                Emit.Step(context.Fail, new CallBody("aef_fail", Emit.Map(
                    ("run", Emit.Expression("run")),
                    ("ended", Emit.List(context.AllReporting().Select(Emit.Expression))),
                    ("wide", context.HasWide ? Emit.Expression(RowsLowering.Result) : ValueSyntax.Null),
                    ("failures", Emit.Expression("failures")),
                    ("continued", Emit.Expression("continued"))))),
            ]);
        return new WorkflowSyntax([main, .. MachineLibrary.Get(context.Options.JobLogs).Take(CalledRoutines.Of(main), context.Pipeline.Steps.Select(s => s.Type).ToHashSet())]);
    }

    private CallBody Begin(PlatformParameters? parameters) => new(
        "aef_begin",
        Emit.Map(
            ("args", Emit.Expression("args")),
            ("project", Text(parameters?.ProjectId)),
            ("region", Text(parameters?.Region)),
            ("intermediate", Text(parameters?.FunctionIntermediateName ?? PlatformParameters.DefaultFunctionIntermediateName)),
            ("bucket", Text(parameters?.JobsDefinitionsBucket))),
        "run");

    private AssignBody SetUp()
    {
        var variables = new List<(string, ValueSyntax)>
        {
            ("kinds", context.Kinds.ToValue()),
            ("failures", Emit.List([])),
            ("continued", Emit.List([])),
        };
        variables.AddRange(context.AllReporting().Select(name => (name, (ValueSyntax)Emit.Map(("failed", ValueSyntax.Of(false))))));
        if (context.HasWide)
        {
            variables.Add((RowsLowering.Result, ValueSyntax.Null));
        }

        if (Enumerable.Range(0, context.Levels.Count).Any(index => context.LevelsAfter(index).Any()))
        {
            variables.Add(("goto", ValueSyntax.Null));
        }

        return Emit.Assign([.. variables]);
    }

    private ValueSyntax Text(string? text) => text is null ? ValueSyntax.Null : context.Texts.Of(text);
}
