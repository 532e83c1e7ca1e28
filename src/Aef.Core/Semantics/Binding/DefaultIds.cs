using System.Globalization;
using Aef.Core.Pipelines.Model;

namespace Aef.Core.Semantics.Binding;

/// <summary>
/// Numbers for levels and threads that have no id: the next integer after the largest one that is used in the whole pipeline. Ids that are
/// not numbers do not count.
/// </summary>
internal sealed class DefaultIds
{
    private const int MaxDigits = 15;
    private long _level;
    private long _thread;

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

    private void Note(PipelineLevel level)
    {
        _level = Math.Max(_level, NumberOf(level.Id));
        foreach (var thread in level.Threads)
        {
            _thread = Math.Max(_thread, NumberOf(thread.Id));
        }
    }

    private static long NumberOf(string? id) =>
        id is { Length: > 0 and <= MaxDigits } && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
