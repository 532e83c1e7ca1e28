using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Parsing;
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
        var (values, checks) = (new RunValues(context), new ResumeChecks(context));
        List<StepSyntax> computed =
        [
            .. values.Inputs(),
            .. LimitLowering.Begin(context),
            .. values.Variables(),
            .. checks.Lists(withVariables: true),
            .. values.HandOver(),
        ];
        var setUp = context.Steps.Label(MainSteps.SetUp);
        var succeed = context.Steps.Label(MainSteps.Succeed);
        var steps = parts.SelectMany((part, index) => Part(part, index)).ToList();
        List<StepSyntax> end = [.. End(steps, Emit.Step(succeed, new ReturnBody(Emit.Map(
            ("state", ValueSyntax.Of("success")),
            ("workflow_name", Emit.Expression("run.argument.workflow_name")),
            ("continued", Emit.Expression(context.KeepsControl ? "continued" : $"{Outcome}.continued"))))))];
        var main = new RoutineSyntax(
            SupportRoutines.Main,
            [new ParameterSyntax("args")],
            [
                .. context.Texts.Steps(context.Steps),
                begin,
                .. checks.OutputsAndItems(),
                .. computed,
                Emit.Step(setUp, SetUp()),
                .. new DeadlineLowering(context).Track(end),
            ]);
        return new WorkflowSyntax(
            [
                main,
                .. SupportLibrary.Get(context.Options.JobLogs, context.Pipeline.Limits())
                    .Select(
                        CalledRoutines.Of(main),
                        context.KeepsControl ? LoweringContext.TypesOf(SectionSteps()) : null,
                        (context.Features() & ~(SupportFeatures.Callbacks | SupportFeatures.ConnectorCallbacks))
                            | LoweringContext.CallbackFeatures(SectionSteps())
                            | (context.KeepsControl ? SupportFeatures.Sections : SupportFeatures.None))
                    .Select(context.Secrets.Complete)
                    .Select(context.Connectors.Complete),
            ]);
    }

    private bool ReadsSteps => context.Pipeline.Sections.Count > 0 && context.StepExpressions.ReadsSteps;

    private IEnumerable<BoundStep> SectionSteps() => context.Pipeline.Sections.SelectMany(s => s.Threads).SelectMany(t => t.Steps);

    private AssignBody SetUp() => Emit.Assign(
    [
        (Outcome, Emit.Map(("goto", ValueSyntax.Null), ("continued", Emit.List([])))),
        .. context.KeepsControl
            ?
            [
                .. context.Pipeline.Sections.Count > 0
                    ? [(JobProfileTable.Variable, context.Profiles.ToValue())]
                    : Array.Empty<(string, ValueSyntax)>(),
                ("continued", Emit.List([])),
                .. SectionLowering.Variables(needed: true),
                .. context.Resumes
                    ? [(ResumeLowering.Resume, context.Resume.Empty())]
                    : Array.Empty<(string, ValueSyntax)>(),
            ]
            : Array.Empty<(string, ValueSyntax)>(),
        .. ReadsSteps ? [(StepExpressions.Steps, context.StepExpressions.Initial())] : Array.Empty<(string, ValueSyntax)>(),
    ]);

    /// <summary>
    /// The parts and the result of the run. If steps run after a failure too, the failure of a part is caught: whatever ended it, even a
    /// lack of memory, this workflow continues.
    /// </summary>
    private IEnumerable<StepSyntax> End(List<StepSyntax> steps, StepSyntax succeed)
    {
        if (!context.KeepsControl)
        {
            return [.. steps, succeed];
        }

        List<StepSyntax> handler =
            [Emit.Step(context.Steps.Label(MainSteps.LevelsFailed), SectionLowering.Failed(context.Pipeline, "failure"))];
        if (context.HasItems)
        {
            var raise = new SwitchEntrySyntax(
                Emit.Expression("get_type(failure) == \"map\" and \"problems\" in failure"),
                new RaiseBody(Emit.Expression("failure")));
            handler.Insert(0, Emit.Step(context.Steps.Label($"{MainSteps.Parts}_invalid"), new SwitchBody([raise])));
        }

        var caught = new TryBody(
            new StepsBody(steps.ToEquatableList()),
            Except: new ExceptSyntax("failure", new StepsBody(handler.ToEquatableList())));
        return
        [
            Emit.Step(context.Steps.Label(MainSteps.Parts), caught),
            .. new SectionLowering(context).Lower([], context.Resumes ? context.Resume.AddInputs() : [], succeed),
        ];
    }

    private IEnumerable<StepSyntax> Part(LoweringContext part, int index)
    {
        var name = context.Texts.Of(context.PartNames.Of(index + 1));
        yield return Emit.Step(
            _labels[index],
            new CallBody(
                SupportRoutines.Part,
                Emit.Map(("run", Emit.Expression("run")), ("name", name), ("before", Emit.Expression(Outcome))),
                Outcome));

        if (context.KeepsControl)
        {
            yield return Emit.Step(
                context.Steps.Label($"{_labels[index].Name}_ended"),
                Emit.Assign(
                [
                    ("continued", Emit.Expression($"{Outcome}.continued")),
                    .. part.StepExpressions.ReadOfPart() is not null
                        ? [(StepExpressions.Steps, Emit.Expression($"map.merge(steps, {Outcome}.steps)"))]
                        : Array.Empty<(string, ValueSyntax)>(),
                ]));
            if (context.Resumes)
            {
                yield return Emit.Step(
                    context.Steps.Label($"{_labels[index].Name}_resume"),
                    new CallBody(
                        context.HasItems ? SupportRoutines.AddItems : SupportRoutines.AddResume,
                        Emit.Map(
                            (ResumeLowering.Resume, Emit.Expression(ResumeLowering.Resume)),
                            ("more", Emit.Expression($"{Outcome}.{ResumeLowering.Resume}"))),
                        ResumeLowering.Resume));
            }

            var raise = new RaiseBody(Emit.Expression($"{Outcome}.report"));
            yield return Emit.Step(
                context.Steps.Label($"{_labels[index].Name}_failed"),
                new SwitchBody(
                [
                    .. context.HasItems ? [OtherList()] : Array.Empty<SwitchEntrySyntax>(),
                    new SwitchEntrySyntax(Emit.Expression($"{Outcome}.report != null"), raise),
                ]));
        }

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

    /// <summary>A list of a part is not that of the run that this one continues, so the argument is invalid and nothing else
    /// runs.</summary>
    private SwitchEntrySyntax OtherList()
    {
        var resume = new AssignBody(
            [new AssignmentSyntax(Expressions.Parse($"{Outcome}.report.{ResumeLowering.Resume}"), Emit.Expression($"args.{ResumeLowering.Resume}"))]);
        return new SwitchEntrySyntax(
            Emit.Expression($"{Outcome}.report != null and \"problems\" in {Outcome}.report"),
            new StepsBody(
            [
                Emit.Step(context.Steps.Label($"{MainSteps.Parts}_resume"), resume),
                Emit.Step(context.Steps.Label($"{MainSteps.Parts}_other"), new RaiseBody(Emit.Expression($"{Outcome}.report"))),
            ]));
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
