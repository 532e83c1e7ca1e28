using System.Globalization;
using Aef.Core.Pipelines.Model;

namespace Aef.Core.Pipelines.Building;

/// <summary>
/// Ids for nodes that come without one: the next free integer over the whole pipeline, so threads and steps count on
/// from level to level, as threads do in AEF's demo.
/// </summary>
internal static class FreeIds
{
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

    /// <summary>The highest number among the JOB_IDs of a pipeline; 0 when there is none.</summary>
    public static int HighestJob(Pipeline pipeline)
    {
        var highest = 0;
        foreach (var level in pipeline.Levels)
        {
            foreach (var thread in level.Threads)
            {
                foreach (var step in thread.Steps)
                {
                    highest = Math.Max(highest, Number(step.JobId));
                }
            }
        }

        return highest;
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number that an id is, or 0: only digits count, and at most nine of them, so that one more never overflows.</summary>
    public static int Number(ReadOnlySpan<char> id)
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
