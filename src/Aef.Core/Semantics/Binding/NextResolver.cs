using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Semantics.Binding;

/// <summary>
/// Resolves NEXT by rule 5 of the definition format: within the thread, or from a single-threaded level to the first step of a later one.
/// </summary>
internal sealed class NextResolver(
    IReadOnlyDictionary<string, StepSite> byJobId,
    IReadOnlyList<int> threadsOfLevel,
    DiagnosticBag diagnostics)
{
    /// <summary>A suggestion compares every JOB_ID, so their number is limited for files with very many mistakes.</summary>
    private const int MaxSuggestions = 50;

    private int _suggestions;

    /// <summary>Where the step continues, or null when its NEXT is absent or not allowed.</summary>
    public BoundNext? Resolve(StepSite site)
    {
        if (site.Step.Next is not { } next)
        {
            return null;
        }

        if (site.Section != PipelineSection.Levels)
        {
            diagnostics.Add(SectionDiagnostics.Next.At(site.Effective.LocationOf(DefinitionKeys.Next), PipelineSections.KeyOf(site.Section))
                .WithModelPath(site.Path + ".next"));
            return null;
        }

        if (!byJobId.TryGetValue(next, out var target))
        {
            ReportUnknown(
                site,
                next,
                _suggestions++ < MaxSuggestions
                    ? Spelling.Nearest(next, byJobId.Where(s => CanReach(site, s.Value)).Select(s => s.Key))
                    : null);
            return null;
        }

        if (!IsAllowed(site, target, Quoted.Text(next)))
        {
            return null;
        }

        return new BoundNext(next, target.Level, target.Thread, target.Index);
    }

    /// <summary>True for the steps that NEXT may name; the rules are those of <see cref="IsAllowed"/>.</summary>
    private bool CanReach(StepSite site, StepSite target) => target.Section == PipelineSection.Levels && (target.Level == site.Level
        ? target.Thread == site.Thread
        : target.Level > site.Level
            && !Loops(site)
            && !Loops(target)
            && threadsOfLevel[site.Level] == 1
            && threadsOfLevel[target.Level] == 1
            && target.Index == 0);

    private bool IsAllowed(StepSite site, StepSite target, string name)
    {
        if (target.Section != PipelineSection.Levels)
        {
            return Report(site, SectionDiagnostics.NextToSection, target, name, PipelineSections.KeyOf(target.Section));
        }

        if (target.Level == site.Level)
        {
            return target.Thread == site.Thread
                || Report(site, BindingDiagnostics.NextToOtherThread, target, name, "another thread of this level");
        }

        var level = Quoted.Text(target.SourceLevel.Id ?? (target.Level + 1).ToString());
        if (target.Level < site.Level)
        {
            return Report(site, BindingDiagnostics.NextToEarlierLevel, target, name, level);
        }

        if (Loops(site) || Loops(target))
        {
            return Report(
                site,
                LoopDiagnostics.Next,
                target,
                name,
                Loops(site) ? "the thread of this step runs once for each item" : "the thread of that step runs once for each item");
        }

        if (threadsOfLevel[site.Level] > 1)
        {
            return Report(site, BindingDiagnostics.NextFromParallelLevel, target, name, level, threadsOfLevel[site.Level]);
        }

        if (threadsOfLevel[target.Level] > 1)
        {
            return Report(site, BindingDiagnostics.NextToOtherThread, target, name, $"level {level}");
        }

        return target.Index == 0
            || Report(site, BindingDiagnostics.NextIntoLevel, target, name, level, Quoted.Text(target.SourceThread.Steps[0].JobId ?? "?"));
    }

    private static bool Loops(StepSite site) => site.SourceThread.ForEach is not null;

    private void ReportUnknown(StepSite site, string next, string? nearest)
    {
        var location = site.Effective.LocationOf(DefinitionKeys.Next);
        diagnostics.Add(BindingDiagnostics.NextUnknown.At(location, Quoted.Text(next), Spelling.Question(nearest))
            .WithModelPath(site.Path + ".next")
            .WithFix(Rewriting.Replace(location, next, nearest, isSafe: false)));
    }

    private bool Report(StepSite site, DiagnosticDescriptor descriptor, StepSite target, params ReadOnlySpan<object?> arguments)
    {
        diagnostics.Add(descriptor.At(site.Effective.LocationOf(DefinitionKeys.Next), arguments)
            .WithModelPath(site.Path + ".next")
            .WithRelated(target.Effective.LocationOf(DefinitionKeys.JobId), "the step that NEXT names"));
        return false;
    }
}
