using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Validation.Rules;

/// <summary>Steps that no path reaches: one diagnostic per level, or per group of neighbors in a thread.</summary>
internal sealed class UnreachableStepRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var paths = new StepPaths(draft.Bound);
        var sites = draft.Sites.Where(s => s.Section == PipelineSection.Levels).ToList();
        var isLost = false;
        for (var i = 0; i < sites.Count; i++)
        {
            var site = sites[i];
            var wasLost = isLost && site.Index > 0;
            isLost = paths.Reaches(site.Level) && !paths.Reaches(site.Level, site.Thread, site.Index);
            if (isLost && !wasLost)
            {
                yield return Report(
                    site,
                    Name(
                        site,
                        sites.Skip(i)
                            .TakeWhile((s, n) =>
                                s.Index == site.Index + n && s.Level == site.Level && !paths.Reaches(s.Level, s.Thread, s.Index))
                            .ToList()));
            }
            else if (!paths.Reaches(site.Level) && site is { Thread: 0, Index: 0 })
            {
                yield return RuleDiagnostics.Unreachable.At(
                    site.SourceLevel.Location.HasPosition ? site.SourceLevel.Location : site.Step.Location,
                    $"level {Quoted.Text(draft.Bound.Levels[site.Level].Id)}").WithModelPath(site.Path);
            }
        }
    }

    private static string Name(StepSite site, List<StepSite> lost)
    {
        var first = Quoted.Text(site.Step.JobId ?? site.Path);
        return lost.Count == 1 ? $"the step {first}" : $"the steps {first} to {Quoted.Text(lost[^1].Step.JobId ?? lost[^1].Path)}";
    }

    private static Diagnostic Report(StepSite site, string what) =>
        RuleDiagnostics.Unreachable.At(site.Effective.LocationOf(DefinitionKeys.JobId), what).WithModelPath(site.Path);
}
