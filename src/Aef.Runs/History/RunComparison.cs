using Aef.Core.Pipelines.Model;
using Aef.Core.Views.Comparison;
using Aef.Core.Workspace;
using Aef.Runs.Progress;

namespace Aef.Runs.History;

/// <summary>The differences between two recorded runs.</summary>
/// <param name="Before">The first run.</param>
/// <param name="Now">The second run.</param>
/// <param name="Steps">The steps of both, those that became slower first.</param>
/// <param name="Definitions">The changes of the definition; null if one of them has no definition that can be read.</param>
public sealed record RunComparison(
    RunRecord Before,
    RunRecord Now,
    IReadOnlyList<StepComparison> Steps,
    PipelineDifference? Definitions)
{
    /// <summary>True if the texts of the definitions are the same.</summary>
    public bool HasSameDefinition => Before.DefinitionHash is not null && Before.DefinitionHash == Now.DefinitionHash;

    /// <summary>Compares two runs; <paramref name="loader"/> reads their definitions.</summary>
    public static RunComparison Create(RunFolder before, RunFolder now, DefinitionLoader loader)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(loader);
        var (first, second) = (before.ReadProgress(), now.ReadProgress());
        var known = first.Steps.DistinctBy(s => s.JobId).ToDictionary(s => s.JobId, StringComparer.Ordinal);
        var steps = second.Steps.Select(s => Compare(known.GetValueOrDefault(s.JobId), s))
            .Concat(first.Steps.Where(f => !second.Steps.Any(s => s.JobId == f.JobId)).Select(f => Compare(f, null)))
            .OrderByDescending(s => s.IsSlower ? s.Change : TimeSpan.Zero)
            .ToList();
        return new RunComparison(
            before.ReadRecord(),
            now.ReadRecord(),
            steps,
            Read(before, loader) is { } old && Read(now, loader) is { } current ? PipelineComparer.Compare(old, current) : null);
    }

    private static StepComparison Compare(StepProgress? before, StepProgress? now)
    {
        var any = now ?? before!; // one of them is there
        return new StepComparison(any.JobId, any.JobName, before?.State, now?.State, before?.Duration, now?.Duration);
    }

    private static Pipeline? Read(RunFolder run, DefinitionLoader loader) =>
        run.DefinitionPath is { } path ? loader.ReadDefinition(path).Pipeline : null;
}
