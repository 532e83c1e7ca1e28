using System.Globalization;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.CloudWorkflows.Splitting;

/// <summary>Compiles a workflow for the lanes of each level that has them.</summary>
internal sealed class LaneCompiler(LoweringContext context, SourceFormat? format, DiagnosticBag diagnostics)
{
    public IReadOnlyList<WorkflowArtifact> Compile() => [.. context.Options.LanedLevels.Order().Select(Compile)];

    private WorkflowArtifact Compile(int index)
    {
        var level = context.Pipeline.Levels[index];
        var lane = context.For(new LevelRange(index, 1));
        var workflow = UnreadVariables.Remove(new LaneLowering(lane, index).Lower());
        var yaml = new WorkflowArtifact(context.Pipeline, workflow, SourceFormat.Yaml, lane.Origins.Entries, diagnostics: [])
        {
            Executions = LanePlan.MaxLanes,
        };
        var chosen = SourceChoice.Of(yaml, format);
        if (!chosen.Fits)
        {
            diagnostics.Add(
                SplitDiagnostics.LargeLevel.At(
                    level.Source.Location,
                    level.Id,
                    Number(chosen.Bytes),
                    chosen.Format == SourceFormat.Yaml ? "YAML" : "JSON"));
        }

        var named = context.PartNames.NameLane(index + 1, chosen);
        var jobs = JobSteps.Of(context.Options, context.Pipeline);
        diagnostics.Add(
            LaneDiagnostics.Laned.At(
                level.Source.Location,
                level.Id,
                LanePlan.LanesOf(level),
                named.Name,
                Number(JobSteps.OwnOfRun + LevelCosts.Steps(level, jobs)),
                Number(context.Options.MaxLevelSteps)));
        var steps = Math.Max(LanePlan.StepsOfLongest(level, jobs), JobSteps.OwnOfRun + LanePlan.StepsOfParent(level));
        if (steps > context.Options.MaxPartSteps)
        {
            diagnostics.Add(
                LaneDiagnostics.ManyStepsInLane.At(level.Source.Location, level.Id, Number(steps), Number(context.Options.MaxPartSteps)));
        }

        return named;
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
