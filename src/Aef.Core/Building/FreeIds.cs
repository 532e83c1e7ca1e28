using System.Globalization;
using Aef.Core.Model;

namespace Aef.Core.Building;

/// <summary>
/// Ids for nodes that come without one: the next free integer over the whole pipeline, so threads count on from level to
/// level and jobs are J01, J02, …, as in AEF's demo.
/// </summary>
internal static class FreeIds
{
    private const string JobPrefix = "J";

    public static string Level(Pipeline pipeline)
    {
        var highest = 0;
        foreach (var level in pipeline.Levels)
        {
            highest = Math.Max(highest, Number(level.Id));
        }

        return Text(highest + 1);
    }

    public static string Thread(Pipeline pipeline)
    {
        var highest = 0;
        foreach (var level in pipeline.Levels)
        {
            foreach (var thread in level.Threads)
            {
                highest = Math.Max(highest, Number(thread.Id));
            }
        }

        return Text(highest + 1);
    }

    /// <summary>The highest number among the JOB_IDs that are a number or J and a number; 0 when there is none.</summary>
    public static int HighestJob(Pipeline pipeline)
    {
        var highest = 0;
        foreach (var level in pipeline.Levels)
        {
            foreach (var thread in level.Threads)
            {
                foreach (var step in thread.Steps)
                {
                    highest = Math.Max(highest, JobNumber(step.JobId));
                }
            }
        }

        return highest;
    }

    public static int JobNumber(string? id) =>
        id is not null && id.StartsWith(JobPrefix, StringComparison.OrdinalIgnoreCase) ? Number(id.AsSpan(JobPrefix.Length)) : Number(id);

    public static string Job(int number) => JobPrefix + number.ToString("00", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number that an id is, or 0: only digits count, and at most nine of them, so that one more never overflows.</summary>
    private static int Number(ReadOnlySpan<char> id)
    {
        if (id.Length is 0 or > 9)
        {
            return 0;
        }

        var number = 0;
        foreach (var c in id)
        {
            if (!char.IsAsciiDigit(c))
            {
                return 0;
            }

            number = (number * 10) + (c - '0');
        }

        return number;
    }
}
