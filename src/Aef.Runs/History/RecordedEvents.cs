using System.Globalization;
using Aef.Runs.Local;

namespace Aef.Runs.History;

/// <summary>
/// Writes the events of a run to its folder, and for simulated jobs the log of each attempt: what the simulation reports. Logs of real jobs
/// are written by their executors. When the disk is full, the run continues without events, because its journal decides.
/// </summary>
internal sealed class RecordedEvents : IDisposable
{
    private readonly RunFolder _folder;
    private readonly bool _writesLogs;
    private readonly bool _isRealTime;
    private readonly Dictionary<(string JobId, int Attempt), List<string>> _logs = [];
    private readonly HashSet<(string JobId, int Attempt)> _begun = [];
    private StreamWriter? _events;

    public RecordedEvents(RunFolder folder, bool writesLogs, bool isRealTime)
    {
        (_folder, _writesLogs, _isRealTime) = (folder, writesLogs, isRealTime);
        try
        {
            _events = folder.CreateEvents();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _events = null;
        }
    }

    public void Write(RunEvent happened)
    {
        try
        {
            _events?.WriteLine(RunEventWriter.ToJsonLine(happened));
            if (_isRealTime)
            {
                _events?.Flush();
            }

            if (_writesLogs && happened is { JobId: { } jobId, Attempt: { } attempt } && TextOf(happened) is { } text)
            {
                Log(jobId, attempt, happened, text);
            }
        }
        catch (IOException)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        try
        {
            foreach (var key in _logs.Keys.ToList())
            {
                Flush(key);
            }

            _events?.Dispose();
        }
        catch (IOException)
        {
            // The disk is full; what was written before is kept.
        }

        _events = null;
        _logs.Clear();
    }

    private void Log(string jobId, int attempt, RunEvent happened, string text)
    {
        if (!_logs.TryGetValue((jobId, attempt), out var lines))
        {
            _logs[(jobId, attempt)] = lines = [];
        }

        lines.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{happened.Time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} {text}"));
        if (_isRealTime || Ends(happened))
        {
            Flush((jobId, attempt));
        }
    }

    /// <summary>A resumed run raises its events from the start, so a log is written again from its first line.</summary>
    private void Flush((string JobId, int Attempt) key)
    {
        if (_logs.TryGetValue(key, out var lines) && lines.Count > 0)
        {
            using var log = StepLogFile.Open(_folder, key.JobId, key.Attempt, isNew: _begun.Add(key));
            lines.ForEach(l => log.Write(l));
            lines.Clear();
        }
    }

    private static bool Ends(RunEvent happened) =>
        happened.Kind is RunEventKind.AttemptFailed or RunEventKind.StepSucceeded or RunEventKind.StepFailed;

    private static string? TextOf(RunEvent happened) => happened.Kind switch
    {
        RunEventKind.AttemptStarted => "attempt started",
        RunEventKind.JobStarted => $"simulated job {happened.AsyncJobId} started",
        RunEventKind.StateSeen => With($"state: {happened.State}", happened.Message),
        RunEventKind.CallbackReceived => With($"callback: {happened.State}", happened.Message),
        RunEventKind.CallRepeated => With("call repeated", happened.Message),
        RunEventKind.AttemptFailed => With("attempt failed", happened.Message),
        RunEventKind.StepSucceeded => "succeeded",
        RunEventKind.StepFailed => With("failed", happened.Message),
        RunEventKind.Log => With(happened.State ?? "INFO", happened.Message),
        _ => null,
    };

    private static string With(string text, string? message) => string.IsNullOrEmpty(message) ? text : $"{text}: {message}";
}
