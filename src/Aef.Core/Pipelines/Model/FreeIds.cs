using System.Globalization;

namespace Aef.Core.Pipelines.Model;

/// <summary>
/// Ids for levels, threads and steps without one: the next integer after the largest in the whole pipeline, so threads and steps are
/// numbered across levels, as in AEF's demo. Builder, binder and comparison use the same numbers. Ids that are not numbers are ignored.
/// </summary>
internal sealed class FreeIds
{
    /// <summary>Longer ids are treated as names: the next number might not be exact on every platform.</summary>
    private const int MaxDigits = 15;

    private long _level;
    private long _thread;

    private FreeIds(long level, long thread) => (_level, _thread) = (level, thread);

    /// <summary>The free ids of a pipeline.</summary>
    public static FreeIds For(Pipeline pipeline) =>
        new(Highest(pipeline.Levels.Select(l => l.Id)), Highest(pipeline.Levels.SelectMany(l => l.Threads).Select(t => t.Id)));

    /// <summary>The next free id of a level.</summary>
    public string NextLevel() => Text(++_level);

    /// <summary>The next free id of a thread.</summary>
    public string NextThread() => Text(++_thread);

    /// <summary>The highest number among the JOB_IDs of a pipeline; 0 when there is none.</summary>
    public static long HighestJob(Pipeline pipeline) =>
        Highest(pipeline.AllSteps().Select(s => s.JobId));

    /// <summary>The id for a number.</summary>
    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number that an id represents, or 0.</summary>
    public static long NumberOf(string? id) =>
        id is { Length: > 0 and <= MaxDigits }
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    private static long Highest(IEnumerable<string?> ids) => ids.Aggregate(0L, (highest, id) => Math.Max(highest, NumberOf(id)));
}
