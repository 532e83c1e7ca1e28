using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Pipelines.Building;

/// <summary>Finds the position that a request names, or reports why there is none. Ids are compared as written; a level or thread without
/// an id has the id that it is compiled with.</summary>
internal sealed class StepLocator(Pipeline pipeline, Location requester)
{
    private readonly Pipeline _pipeline = pipeline.NumberIds();
    private Diagnostic? _problem;

    private string Name => Quoted.Text(_pipeline.Name ?? string.Empty);

    /// <summary>The result for a request whose position was not found.</summary>
    public BuildResult Failed() => new(_problem ?? throw new InvalidOperationException("The location was found."));

    /// <summary>The index of a level; null (and a problem) when there is none.</summary>
    public int? FindLevel(string? id, string what)
    {
        if (_pipeline.Levels.Count == 0)
        {
            return Fail(BuildingDiagnostics.NoLevel, Name, what);
        }

        if (id is null)
        {
            return _pipeline.Levels.Count - 1;
        }

        var index = LastIndex(_pipeline.Levels, l => l.Id == id);
        return index >= 0
            ? index
            : Fail(BuildingDiagnostics.UnknownLevel, Name, Quoted.Text(id), Names(_pipeline.Levels.Select(l => l.Id)));
    }

    /// <summary>The position of a step; the index of the thread is one past the end when the level has none yet.</summary>
    public (int Level, int Thread, int Step)? Find(StepPlacement placement)
    {
        if (placement is { Before: { } before, After: { } after })
        {
            Fail(BuildingDiagnostics.TwoNeighbors, Quoted.Text(before), Quoted.Text(after));
            return null;
        }

        return (placement.Before ?? placement.After) is { } neighbor ? FindNeighbor(placement, neighbor) : FindEnd(placement);
    }

    private (int Level, int Thread, int Step)? FindEnd(StepPlacement placement)
    {
        if (placement is { Thread: { } thread, Level: null } && _pipeline.Levels.Count > 0)
        {
            var owner = LastIndex(_pipeline.Levels, l => l.Threads.Any(t => t.Id == thread));
            if (owner >= 0)
            {
                return EndOf(owner, thread);
            }

            Fail(
                BuildingDiagnostics.UnknownThread,
                $"Pipeline {Name}",
                Quoted.Text(thread),
                Names(_pipeline.Levels.SelectMany(l => l.Threads).Select(t => t.Id)));
            return null;
        }

        return FindLevel(placement.Level, "step") is { } level ? EndOf(level, placement.Thread) : null;
    }

    private (int Level, int Thread, int Step)? EndOf(int level, string? threadId)
    {
        var threads = _pipeline.Levels[level].Threads;
        if (threadId is null && threads.Count == 0)
        {
            return (level, 0, 0);
        }

        var index = threadId is null ? threads.Count - 1 : LastIndex(threads, t => t.Id == threadId);
        if (index >= 0)
        {
            return (level, index, threads[index].Steps.Count);
        }

        Fail(BuildingDiagnostics.UnknownThread, $"Level {Id(_pipeline.Levels[level].Id)}", Id(threadId), Names(threads.Select(t => t.Id)));
        return null;
    }

    private (int Level, int Thread, int Step)? FindNeighbor(StepPlacement placement, string jobId)
    {
        if (FindLevel(placement.Level, "step") is null)
        {
            return null;
        }

        for (var level = 0; level < _pipeline.Levels.Count; level++)
        {
            var threads = placement.Level is null || _pipeline.Levels[level].Id == placement.Level ? _pipeline.Levels[level].Threads : [];
            for (var thread = 0; thread < threads.Count; thread++)
            {
                var steps = placement.Thread is null || threads[thread].Id == placement.Thread ? threads[thread].Steps : [];
                var step = LastIndex(steps, s => s.JobId == jobId);
                if (step >= 0)
                {
                    return (level, thread, placement.Before is null ? step + 1 : step);
                }
            }
        }

        Fail(
            BuildingDiagnostics.UnknownStep,
            Scope(placement),
            Quoted.Text(jobId),
            placement.Before is null ? "insert a step after" : "insert a step before");
        return null;
    }

    private string Scope(StepPlacement placement) => (placement.Level, placement.Thread) switch
    {
        (null, null) => $"Pipeline {Name}",
        (var level, null) => $"Level {Id(level)}",
        (null, var thread) => $"Thread {Id(thread)}",
        var (level, thread) => $"Thread {Id(thread)} of level {Id(level)}",
    };

    private int? Fail(DiagnosticDescriptor descriptor, params ReadOnlySpan<object?> arguments)
    {
        _problem ??= descriptor.At(requester, arguments);
        return null;
    }

    private static string Names(IEnumerable<string?> ids)
    {
        var names = ids.Take(11).Select(Id).ToArray();
        return names.Length switch { 0 => "none", > 10 => string.Join(", ", names[..10]) + ", …", _ => string.Join(", ", names) };
    }

    private static string Id(string? id) => Quoted.Text(id ?? string.Empty);

    private static int LastIndex<T>(EquatableList<T> items, Func<T, bool> matches)
    {
        var index = items.Count - 1;
        while (index >= 0 && !matches(items[index]))
        {
            index--;
        }

        return index;
    }
}
