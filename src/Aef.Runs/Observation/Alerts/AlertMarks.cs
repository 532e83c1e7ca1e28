using System.Globalization;
using Aef.Core.Environments;
using Aef.Documents.Reading;

namespace Aef.Runs.Observation.Alerts;

/// <summary>
/// What the folder of a run knows about its alerts: a file for each occasion and receiver, which is on the disk before the message is sent.
/// So a message may be lost when its process is killed, but no process sends it again.
/// </summary>
/// <param name="folder">The folder of the run; null for a run without one, whose alerts only its process knows.</param>
internal sealed class AlertMarks(string? folder)
{
    private readonly HashSet<string> _claimed = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>True, once, if the message may be sent; false with a problem if that cannot be recorded.</summary>
    public bool TryClaim(AlertOccasion occasion, string receiver, DateTimeOffset now, out string? problem)
    {
        problem = null;
        var name = $"{AlertReader.WordOf(occasion)}-{receiver}";
        lock (_lock)
        {
            if (!_claimed.Add(name))
            {
                return false;
            }
        }

        if (folder is null)
        {
            return true;
        }

        var path = Path.Combine(folder, "alerts", name);
        try
        {
            State.StateFolder.CreatePrivate(Path.Combine(folder, "alerts"));
            if (File.Exists(path))
            {
                return false;
            }

            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            using var text = new StreamWriter(stream);
            text.WriteLine(now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            text.Flush();
            stream.Flush(flushToDisk: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"it cannot be recorded first: {FileFailure.Message(e).TrimEnd('.')}";
            return false;
        }
    }
}
