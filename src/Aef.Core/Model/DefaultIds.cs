using System.Globalization;

namespace Aef.Core.Model;

/// <summary>
/// Numbers for nodes that have no id: the next integer behind the largest one that is used in the whole pipeline, for levels,
/// threads and steps each. Ids that are not numbers do not count.
/// </summary>
internal sealed class DefaultIds
{
    private const int MaxDigits = 15;
    private long _level;
    private long _thread;
    private long _step;

    public static DefaultIds For(Pipeline pipeline)
    {
        var ids = new DefaultIds();
        foreach (var level in pipeline.Levels)
        {
            ids.Note(level);
        }

        return ids;
    }

    public string NextLevel() => (++_level).ToString(CultureInfo.InvariantCulture);

    public string NextThread() => (++_thread).ToString(CultureInfo.InvariantCulture);

    public string NextStep() => (++_step).ToString(CultureInfo.InvariantCulture);

    public void Note(PipelineLevel level)
    {
        _level = Math.Max(_level, NumberOf(level.Id));
        foreach (var thread in level.Threads)
        {
            Note(thread);
        }
    }

    public void Note(PipelineThread thread)
    {
        _thread = Math.Max(_thread, NumberOf(thread.Id));
        foreach (var step in thread.Steps)
        {
            Note(step);
        }
    }

    public void Note(PipelineStep step) => _step = Math.Max(_step, NumberOf(step.JobId));

    public DefaultIds Copy() => (DefaultIds)MemberwiseClone();

    private static long NumberOf(string? id) =>
        id is { Length: > 0 and <= MaxDigits } && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
