using Aef.Core.Semantics.Binding;
using Aef.Runs.Local;
using Aef.Workflows.Testing;
using Aef.Workflows.Testing.Coverage;

namespace Aef.Runs.Testing;

/// <summary>Counts the steps and branches that the tests of a file execute, source by source, in the order of first use.</summary>
internal sealed class CoverageBook
{
    private readonly List<Func<FileCoverage>> _files = [];
    private readonly Dictionary<WorkflowTestSource, CoverageCounts> _workflows = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TestSource, ConditionCounts> _conditions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TestSource, StepIndex> _steps = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TestSource, Dictionary<string, int>> _pipelines = new(ReferenceEqualityComparer.Instance);

    /// <summary>The counts of a workflow; null when it has errors.</summary>
    public CoverageCounts? CountsOf(WorkflowTestSource source)
    {
        if (_workflows.TryGetValue(source, out var counts) || source.Program is not { } program)
        {
            return counts;
        }

        counts = _workflows[source] = new CoverageCounts(program);
        _files.Add(() => counts.ToCoverage(source.Path));
        return counts;
    }

    /// <summary>Counts the starts of the steps of a pipeline, for each item, and its conditions.</summary>
    public void Count(TestSource source, BoundPipeline pipeline, Run? run)
    {
        if (!_pipelines.TryGetValue(source, out var starts))
        {
            starts = _pipelines[source] = new Dictionary<string, int>(StringComparer.Ordinal);
            _steps[source] = new StepIndex(pipeline);
            var conditions = _conditions[source] = new ConditionCounts(pipeline);
            _files.Add(() => ToCoverage(source.Path, pipeline, starts, conditions));
        }

        if (run is not null)
        {
            _conditions[source].Count(run);
        }

        foreach (var id in (run?.Events ?? []).Where(e => e.Kind == RunEventKind.AttemptStarted).Select(e => e.JobId).OfType<string>())
        {
            var jobId = _steps[source].Find(id)?.Step.JobId ?? id;
            starts[jobId] = starts.GetValueOrDefault(jobId) + 1;
        }
    }

    public IReadOnlyList<FileCoverage> ToCoverage() => [.. _files.Select(f => f())];

    private static FileCoverage ToCoverage(
        string path,
        BoundPipeline pipeline,
        Dictionary<string, int> starts,
        ConditionCounts conditions) =>
        new(
            path,
            [.. pipeline.Steps.Select(s => new CoveragePoint(s.JobId, s.Source.LocationOf("job_id").Start.Line, starts.GetValueOrDefault(s.JobId)))],
            conditions.Branches);
}
