using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows.Splitting;

/// <summary>
/// The workflow that runs the parts of a split pipeline in sequence: a step for each part, and the jumps of NEXT out of a part.
/// </summary>
internal sealed class ParentLowering(LoweringContext context, IReadOnlyList<LoweringContext> parts)
{
    private const string Outcome = "outcome";

    private readonly StepLabel[] _labels =
        [.. parts.Select((_, index) => context.Steps.Label(string.Create(CultureInfo.InvariantCulture, $"Part_{index + 1}")))];

    public WorkflowSyntax Lower()
    {
        var begin = Emit.Step(context.Steps.Label(MainSteps.Begin), RunBeginning.Call(context.Texts, context.Parameters));
        var values = new RunValues(context);
        List<StepSyntax> computed = [.. values.Inputs(), .. values.Variables(), .. values.HandOver()];
        var setUp = Emit.Step(
            context.Steps.Label(MainSteps.SetUp),
            Emit.Assign((Outcome, Emit.Map(("goto", ValueSyntax.Null), ("continued", Emit.List([]))))));
        var succeed = context.Steps.Label(MainSteps.Succeed);
        var steps = parts.SelectMany((part, index) => Part(part, index)).ToList();
        var main = new RoutineSyntax(
            SupportRoutines.Main,
            [new ParameterSyntax("args")],
            [
                .. context.Texts.Steps(context.Steps),
                begin,
                .. computed,
                setUp,
                .. steps,
                Emit.Step(succeed, new ReturnBody(Emit.Map(
                    ("state", ValueSyntax.Of("success")),
                    ("workflow_name", Emit.Expression("run.argument.workflow_name")),
                    ("continued", Emit.Expression($"{Outcome}.continued"))))),
            ]);
        return new WorkflowSyntax(
            [
                main,
                .. SupportLibrary.Get(context.Options.JobLogs)
                    .Select(CalledRoutines.Of(main), outputs: context.StepExpressions.ReadsOutputs, items: context.HasItems),
            ]);
    }

    private IEnumerable<StepSyntax> Part(LoweringContext part, int index)
    {
        var name = context.Texts.Of(PartNames.Of(context.Pipeline.Name, index + 1));
        yield return Emit.Step(
            _labels[index],
            new CallBody(
                SupportRoutines.Part,
                Emit.Map(("run", Emit.Expression("run")), ("name", name), ("before", Emit.Expression(Outcome))),
                Outcome));

        // The following part is next anyway, and the outcome holds where it begins.
        var entries = part.LevelsBeyond()
            .Select(target => (Target: target, Part: PartOf(target)))
            .Where(jump => jump.Part > index + 1)
            .Select(jump => Emit.When($"{Outcome}.goto == {Emit.Quoted(part.Levels[jump.Target].Name)}", _labels[jump.Part]));
        foreach (var step in Switches.Of(context.Steps, $"{_labels[index].Name}_next", entries))
        {
            yield return step;
        }
    }

    private int PartOf(int level)
    {
        for (var index = 0; index < parts.Count; index++)
        {
            if (parts[index].Part.Contains(level))
            {
                return index;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(level), level, "Every level is in a part.");
    }
}
