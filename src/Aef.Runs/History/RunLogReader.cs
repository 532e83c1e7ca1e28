using System.Text;

namespace Aef.Runs.History;

/// <summary>Reads the logs of a run, also while it is active: each call continues where the one before has ended.</summary>
public sealed class RunLogReader(RunFolder folder, string? jobId = null)
{
    private readonly Dictionary<string, long> _positions = new(StringComparer.Ordinal);

    /// <summary>True when the run can write more lines.</summary>
    public bool MayGrow => folder.ReadRecord().State == RecordedState.Running;

    /// <summary>The lines that were completed since the last call. Those of one attempt are in order.</summary>
    public IEnumerable<RunLogLine> ReadNew()
    {
        foreach (var log in folder.FindLogs(jobId))
        {
            using var stream = new FileStream(log.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var start = _positions.GetValueOrDefault(log.Path);
            stream.Position = start <= stream.Length ? start : 0;
            var line = new MemoryStream();
            var buffer = new byte[64 * 1024];
            var position = stream.Position;
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                var from = 0;
                while (buffer.AsSpan(from, read - from).IndexOf((byte)'\n') is >= 0 and var length)
                {
                    line.Write(buffer, from, length);
                    position += line.Length + 1;
                    from += length + 1;
                    yield return new RunLogLine(log.JobId, log.Attempt, Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length));
                    line.SetLength(0);
                }

                line.Write(buffer, from, read - from);
                _positions[log.Path] = position;
            }
        }
    }
}
