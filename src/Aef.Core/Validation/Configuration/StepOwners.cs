using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Configuration;

/// <summary>Finds the step that a diagnostic is about: by its path in the model, or by its location in the file.</summary>
internal sealed class StepOwners
{
    private readonly Pipeline? _pipeline;
    private readonly List<PipelineStep> _steps;
    private readonly List<(PipelineSection Section, PipelineStep Step, string Path)> _sections;

    public StepOwners(Pipeline? pipeline)
    {
        _pipeline = pipeline;
        _steps = [.. pipeline?.AllSteps() ?? []];
        _sections = pipeline is null ? [] : [.. PipelineSections.Steps(pipeline)];
    }

    /// <summary>True when a step has the JOB_ID.</summary>
    public bool Has(string jobId) => _steps.Exists(s => s.JobId == jobId);

    /// <summary>The JOB_ID of the step, or null.</summary>
    public string? JobIdOf(Diagnostic diagnostic) => ByPath(diagnostic.ModelPath)?.JobId ?? ByLocation(diagnostic.Location)?.JobId;

    private PipelineStep? ByPath(string? path)
    {
        if (_sections.Find(s => path == s.Path || path?.StartsWith(s.Path + ".", StringComparison.Ordinal) == true).Step is { } last)
        {
            return last;
        }

        if (path is null || !path.StartsWith("levels[", StringComparison.Ordinal))
        {
            return null;
        }

        var numbers = path.Split('[')
            .Skip(1)
            .Take(3)
            .Select(p => int.TryParse(p.Split(']')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1)
            .ToList();
        return numbers is [var level, var thread, var step]
            ? _pipeline?.Levels.ElementAtOrDefault(level)?.Threads.ElementAtOrDefault(thread)?.Steps.ElementAtOrDefault(step)
            : null;
    }

    private PipelineStep? ByLocation(Location location) => location.Source is not { } source
        ? null
        : _steps.Find(s =>
            ReferenceEquals(s.Location.Source, source)
                && s.Location.Span.Start <= location.Span.Start
                && location.Span.Start < s.Location.Span.End);
}
