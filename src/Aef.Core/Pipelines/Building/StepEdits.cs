using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Pipelines.Building;

/// <summary>
/// Many changes and removals of steps in one pipeline. Each costs as much as the steps that it names, not as the whole pipeline, which is
/// built once, by <see cref="Build"/>. The original pipeline is not changed.
/// </summary>
public sealed class StepEdits
{
    private readonly Pipeline _original;
    private readonly PipelineStep?[] _steps;
    private readonly Dictionary<string, int> _first;

    // The index of the next step with the same JOB_ID; -1 when there is none.
    private readonly int[] _next;

    /// <summary>Begins with the steps of a pipeline.</summary>
    public StepEdits(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        _original = pipeline;
        _steps = [.. pipeline.AllSteps()];
        _first = new Dictionary<string, int>(_steps.Length, StringComparer.Ordinal);
        _next = new int[_steps.Length];
        for (var i = _steps.Length - 1; i >= 0; i--)
        {
            if (_steps[i]?.JobId is { } id)
            {
                _next[i] = _first.TryGetValue(id, out var later) ? later : -1;
                _first[id] = i;
            }
        }
    }

    /// <summary>
    /// Changes the steps with these JOB_IDs, but not their JOB_IDs. If one is unknown, nothing is changed, and the problem at
    /// <paramref name="requester"/> is returned; otherwise null.
    /// </summary>
    public Diagnostic? Set(IReadOnlyCollection<string> jobIds, Func<PipelineStep, PipelineStep> change, Location requester)
    {
        ArgumentNullException.ThrowIfNull(change);
        return ForEach(jobIds, "change", requester, i => _steps[i] = _steps[i] is { } step ? change(step) : null);
    }

    /// <summary>Removes the steps with these JOB_IDs, in the same way. A thread that loses all its steps stays.</summary>
    public Diagnostic? Remove(IReadOnlyCollection<string> jobIds, Location requester)
    {
        var problem = ForEach(jobIds, "remove", requester, i => _steps[i] = null);
        if (problem is null)
        {
            foreach (var id in jobIds)
            {
                _first.Remove(id);
            }
        }

        return problem;
    }

    /// <summary>The pipeline with all changes so far.</summary>
    public Pipeline Build()
    {
        var next = 0;
        return _original.WithLevels([.. _original.Levels.Select(
            l => l.WithThreads([.. l.Threads.Select(t => t.WithSteps(StepsOf(t.Steps, ref next)))]))])
            .WithOnFailure(StepsOf(_original.OnFailure, ref next))
            .WithFinally(StepsOf(_original.Finally, ref next));
    }

    private EquatableList<PipelineStep> StepsOf(EquatableList<PipelineStep> original, ref int next)
    {
        var steps = _steps.AsSpan(next, original.Count);
        next += steps.Length;
        var kept = new List<PipelineStep>(steps.Length);
        foreach (var step in steps)
        {
            if (step is not null)
            {
                kept.Add(step);
            }
        }

        return [.. kept];
    }

    private Diagnostic? ForEach(IReadOnlyCollection<string> jobIds, string purpose, Location requester, Action<int> edit)
    {
        ArgumentNullException.ThrowIfNull(jobIds);
        if (jobIds.FirstOrDefault(id => !_first.ContainsKey(id)) is { } missing)
        {
            return BuildingDiagnostics.UnknownStep.At(
                requester,
                $"Pipeline {Quoted.Text(_original.Name ?? string.Empty)}",
                Quoted.Text(missing),
                purpose);
        }

        foreach (var id in jobIds.Distinct(StringComparer.Ordinal))
        {
            for (var i = _first[id]; i >= 0; i = _next[i])
            {
                edit(i);
            }
        }

        return null;
    }
}
