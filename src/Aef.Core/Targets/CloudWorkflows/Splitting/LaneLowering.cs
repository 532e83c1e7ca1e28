using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows.Splitting;

/// <summary>
/// Lowers the units of a level to a workflow of its own, which the workflow of the pipeline starts once for each lane
/// (<see cref="UnitsLowering"/>). Its argument is {run, first, step, until, items, records, bytes, steps, inputs, variables}: the run; the
/// first unit of the
/// lane and the distance to the next one; the units of the threads; the item of each unit; the limits of records and outputs; and what
/// expressions read of earlier steps. Its result is {lost, passed, gathered, steps, error}.
/// </summary>
internal sealed class LaneLowering(LoweringContext context, int index)
{
    public WorkflowSyntax Lower()
    {
        var units = new UnitsLowering(context, index, isLane: true);
        var check = Emit.Step(context.Steps.Label(MainSteps.Check), Check());
        var setUp = context.Steps.Label(MainSteps.SetUp);
        var steps = units.LowerLane().ToList();
        var main = new RoutineSyntax(
            SupportRoutines.Main,
            [new ParameterSyntax("args")],
            [
                .. context.Texts.Steps(context.Steps),
                check,
                Emit.Step(setUp, Emit.Assign(
                [
                    ("run", Emit.Expression("args.run")),
                    (JobProfileTable.Variable, context.Profiles.ToValue()),
                    .. units.TakeOver(),
                    .. units.StepsOfLane(),
                ])),
                .. new DeadlineLowering(context).Track(steps),
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

    /// <summary>Fails with an explanation when someone starts a lane alone.</summary>
    private SwitchBody Check()
    {
        var message = context.Texts.Of($"Do not start a lane alone; start the workflow '{context.Pipeline.Name}', which runs it");
        var raise = new RaiseBody(Emit.Map(("message", message), ("tags", Emit.List([ValueSyntax.Of("ValueError")]))));
        return new SwitchBody(
            [
                new SwitchEntrySyntax(Emit.Expression("get_type(args) != \"map\""), raise),
                new SwitchEntrySyntax(Emit.Expression("not(\"items\" in args)"), raise),
            ]);
    }
}
