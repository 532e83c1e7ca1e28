using Aef.Runs.State;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.History;

/// <summary>What is left to know about a run whose record cannot be read: its id, and the first line of its journal.</summary>
internal static class DamagedRecord
{
    private const int MostHeaderBytes = 1 << 20;

    /// <summary>The record to show instead.</summary>
    public static RunRecord Of(RunFolder folder)
    {
        var header = Header(folder.JournalPath);
        return new RunRecord(folder.Id)
        {
            Pipeline = Fields.Text(header, "name") ?? string.Empty,
            Mode = Fields.Text(header, "mode") == "run" ? RunMode.Run : RunMode.Simulate,
            State = RecordedState.Damaged,
            Started = RunId.TimeOf(folder.Id) ?? default,
            Failure = "Its run.json is damaged; the journal, the events and the logs are not affected.",
        };
    }

    private static WorkflowValue Header(string journal)
    {
        try
        {
            if (File.Exists(journal))
            {
                using var stream = new FileStream(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                var buffer = new byte[Math.Min(stream.Length, MostHeaderBytes)];
                var read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
                var end = buffer.AsSpan(0, read).IndexOf((byte)'\n');
                return end > 0 && WorkflowValue.TryFromJson(buffer.AsSpan(0, end), out var header, out _) ? header : WorkflowValue.Null;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing more is known.
        }

        return WorkflowValue.Null;
    }
}
