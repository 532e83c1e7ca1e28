using Aef.Core.Running;
using Aef.Core.Semantics;
using Aef.Workflows.Testing;
using Aef.Workflows.Testing.Coverage;

namespace Aef.Core.Testing;

/// <summary>Counts what the tests of a file go through, source by source, in the order in which they come up.</summary>
internal sealed class CoverageBook
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, CoverageCounts> _workflows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (BoundPipeline Pipeline, Dictionary<string, int> Starts)> _pipelines = new(StringComparer.Ordinal);

    /// <summary>The counts of a workflow; null when it has errors.</summary>
    public CoverageCounts? CountsOf(WorkflowTestSource source)
    {
        if (_workflows.TryGetValue(source.Path, out var counts) || source.Program is not { } program)
        {
            return counts;
        }

        _order.Add(source.Path);
        return _workflows[source.Path] = new CoverageCounts(program);
    }

    /// <summary>Counts the starts of the steps of a pipeline.</summary>
    public void Count(TestSource source, BoundPipeline pipeline, Run? run)
    {
        if (!_pipelines.TryGetValue(source.Path, out var counts))
        {
            counts = _pipelines[source.Path] = (pipeline, new Dictionary<string, int>(StringComparer.Ordinal));
            _order.Add(source.Path);
        }

        foreach (var jobId in (run?.Events ?? []).Where(e => e.Kind == RunEventKind.AttemptStarted).Select(e => e.JobId).OfType<string>())
        {
            counts.Starts[jobId] = counts.Starts.GetValueOrDefault(jobId) + 1;
        }
    }

    public IReadOnlyList<FileCoverage> ToCoverage() =>
        [.. _order.Select(p => _workflows.TryGetValue(p, out var counts) ? counts.ToCoverage(p) : ToCoverage(p, _pipelines[p].Pipeline, _pipelines[p].Starts))];

    private static FileCoverage ToCoverage(string path, BoundPipeline pipeline, Dictionary<string, int> starts) =>
        new(path, [.. pipeline.Steps.Select(s => new CoveragePoint(s.JobId, s.Source.LocationOf("job_id").Start.Line, starts.GetValueOrDefault(s.JobId)))], []);
}
