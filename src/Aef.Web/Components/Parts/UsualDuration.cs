using Aef.Runs.History;
using Aef.Web.Runs;

namespace Aef.Web.Components.Parts;

/// <summary>How long the runs of a pipeline usually take.</summary>
internal static class UsualDuration
{
    private const int Most = 50;

    /// <summary>The median and the ninth tenth of the newest runs that have succeeded; null with less than three.</summary>
    public static string? Of(PageRuns runs, RunRecord record)
    {
        var times = runs.List(new RunQuery { Pipeline = record.Pipeline, States = [RecordedState.Succeeded], Limit = Most })
            .Where(r => r.Mode == record.Mode && r.Id != record.Id)
            .Select(r => r.Duration)
            .OfType<TimeSpan>()
            .Order()
            .ToList();
        return times.Count < 3
            ? null
            : $"{PageText.Duration(times[times.Count / 2])}, "
                + $"9 of 10 within {PageText.Duration(times[(int)Math.Ceiling(times.Count * 0.9) - 1])}";
    }
}
