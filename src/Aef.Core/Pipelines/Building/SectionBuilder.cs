using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Pipelines.Building;

/// <summary>Adds steps to <c>on_failure</c> and <c>finally</c>, which are lists of steps without levels and threads.</summary>
internal static class SectionBuilder
{
    /// <summary>Adds steps that have their ids at the end of a section, or beside a step of it.</summary>
    public static BuildResult AddSteps(Pipeline pipeline, PipelineStep[] steps, StepPlacement placement)
    {
        var key = PipelineSections.KeyOf(placement.Section);
        if (placement.Level is not null || placement.Thread is not null)
        {
            var what = placement.Level is { } level
                ? $"level {Quoted.Text(level)}"
                : $"thread {Quoted.Text(placement.Thread ?? string.Empty)}";
            return new BuildResult(BuildingDiagnostics.PositionInSection.At(steps[0].Location, what, key));
        }

        if (placement is { Before: { } before, After: { } after })
        {
            return new BuildResult(BuildingDiagnostics.TwoNeighbors.At(steps[0].Location, Quoted.Text(before), Quoted.Text(after)));
        }

        var old = PipelineSections.StepsOf(pipeline, placement.Section);
        var index = old.Count;
        if ((placement.Before ?? placement.After) is { } neighbor)
        {
            index = old.Select(s => s.JobId).ToList().LastIndexOf(neighbor);
            if (index < 0)
            {
                return new BuildResult(
                    BuildingDiagnostics.UnknownStep.At(
                        steps[0].Location,
                        $"Section {key}",
                        Quoted.Text(neighbor),
                        placement.Before is null ? "insert a step after" : "insert a step before"));
            }

            index += placement.Before is null ? 1 : 0;
        }

        return new BuildResult(PipelineSections.With(pipeline, placement.Section, PipelineBuilder.Insert(old, index, steps)));
    }
}
