using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Aef.Documents.Collections;
using Aef.Runs.Local;
using Aef.Runs.State;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.History;

/// <summary>Reads events that <see cref="RunEventWriter"/> has written.</summary>
public static class RunEventReader
{
    private static readonly Dictionary<string, RunEventKind> Kinds = Enum.GetValues<RunEventKind>()
        .ToDictionary(k => JsonNamingPolicy.SnakeCaseLower.ConvertName(k.ToString()), StringComparer.Ordinal);

    /// <summary>Reads one line; false for a line that is incomplete or of a later version.</summary>
    public static bool TryRead(string line, [NotNullWhen(true)] out RunEvent? runEvent)
    {
        ArgumentNullException.ThrowIfNull(line);
        runEvent = WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(line), out var value, out _)
            && Fields.Text(value, "kind") is { } name
            && Kinds.TryGetValue(name, out var kind)
            && Fields.Time(value, "time") is { } time
                ? new RunEvent(Fields.Number(value, "sequence"), time, kind)
                {
                    Level = Fields.Text(value, "level"),
                    Thread = Fields.Text(value, "thread"),
                    JobId = Fields.Text(value, "job_id"),
                    JobName = Fields.Text(value, "job_name"),
                    Attempt = Number(value, "attempt"),
                    Part = Fields.Text(value, "part"),
                    AsyncJobId = Fields.Text(value, "async_job_id"),
                    Link = Fields.Text(value, "link"),
                    State = Fields.Text(value, "state"),
                    Items = Number(value, "items"),
                    Rows = Count(value, "rows"),
                    Bytes = Count(value, "bytes"),
                    ListHash = Fields.Text(value, "list_hash"),
                    Reads = List(value, "reads"),
                    Writes = List(value, "writes"),
                    Output = Fields.Text(value, "output"),
                    Message = Fields.Text(value, "message"),
                }
                : null;
        return runEvent is not null;
    }

    private static int? Number(WorkflowValue value, string name) =>
        value[name].TryGetInteger(out var number) && number is >= 0 and <= int.MaxValue ? (int)number : null;

    private static long? Count(WorkflowValue value, string name) => value[name].TryGetInteger(out var number) ? number : null;

    private static EquatableList<string>? List(WorkflowValue value, string name) => value[name].Kind == WorkflowValueKind.List
        ? value[name].Items.Select(i => i.TryGetString(out var text) ? text : i.ToString()).ToEquatableList()
        : null;
}
