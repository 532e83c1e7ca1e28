using Aef.Core.Views.Layouts;
using Aef.Documents.Collections;

namespace Aef.Runs.Progress;

/// <summary>The rows of the time line of a run.</summary>
public static class GanttItems
{
    /// <summary>
    /// The rows of all steps, in the order of the file. A level ends with its slowest thread: the steps of that thread are critical.
    /// <paramref name="now"/> is the end of what is running.
    /// </summary>
    public static IReadOnlyList<GanttItem> Of(RunProgress progress, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return [.. progress.Levels.SelectMany(l => OfLevel(l, now))];
    }

    private static IEnumerable<GanttItem> OfLevel(LevelProgress level, DateTimeOffset now)
    {
        var ends = level.Steps.Where(s => s.StartTime is not null)
            .GroupBy(s => s.Thread, StringComparer.Ordinal)
            .Select(t => (Thread: t.Key, End: t.Max(s => s.EndTime ?? now)))
            .ToList();
        var slowest = ends.Count == 0 ? null : ends.MaxBy(t => t.End).Thread;
        return level.Steps.Select(s => new GanttItem(s.JobId, s.JobName, s.Level, SegmentsOf(s, now))
        {
            IsCritical = s.StartTime is not null && s.Thread == slowest,
        });
    }

    private static EquatableList<GanttSegment> SegmentsOf(StepProgress step, DateTimeOffset now)
    {
        var segments = new List<GanttSegment>();
        foreach (var attempt in step.Ended)
        {
            Pause(attempt.Start);
            segments.Add(new GanttSegment(KindOf(step, attempt), attempt.Start, attempt.End) { Attempt = NumberOf() });
        }

        if (step.Begun is { } begun)
        {
            Pause(begun);
            segments.Add(new GanttSegment(GanttKind.Running, begun, now > begun ? now : begun) { Attempt = NumberOf() });
        }
        else if (step.State == StepState.Waiting)
        {
            Pause(now);
        }

        return [.. segments];

        int NumberOf() => segments.Count(s => s.Attempt > 0) + 1;

        void Pause(DateTimeOffset until)
        {
            if (segments is [.., var last] && until > last.End)
            {
                segments.Add(new GanttSegment(GanttKind.Waiting, last.End, until));
            }
        }
    }

    private static GanttKind KindOf(StepProgress step, AttemptSpan attempt) => attempt.Succeeded ? GanttKind.Succeeded
        : step.State == StepState.Cancelled && attempt == step.Ended[^1] ? GanttKind.Cancelled
        : GanttKind.Failed;
}
