using System.Globalization;
using Aef.Documents.Collections;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Journal;

/// <summary>Converts headers to the fields of a record and back.</summary>
internal static class JournalHeaderText
{
    public static IEnumerable<(string Name, WorkflowValue Value)> Write(JournalHeader header)
    {
        yield return ("format", header.Format);
        yield return ("aef", header.Version);
        yield return ("run", header.Kind);
        yield return ("name", header.Name);
        if (header.Mode is { } mode)
        {
            yield return ("mode", mode);
        }

        yield return ("clock", header.RealTime ? "real" : "virtual");
        yield return ("start", header.Start.UtcDateTime.ToString(JournalFields.TimeFormat, CultureInfo.InvariantCulture));
        yield return ("seed", header.Options.Seed.ToString(CultureInfo.InvariantCulture));
        yield return ("environment", Write(header.Options.Environment));
        yield return ("limits", Write(header.Options.Limits));
        yield return ("argument", header.Argument);
        if (!header.Calls.IsNull)
        {
            yield return ("calls", header.Calls);
        }

        if (header.RerunOf is { } before)
        {
            yield return ("rerun_of", before);
        }

        yield return ("sources", WorkflowValue.FromList([.. header.Sources.Select(Write)]));
    }

    /// <summary>Reads a header; null with the reason when it is invalid.</summary>
    public static (JournalHeader? Header, string? Problem) Read(JournalRecord record)
    {
        if (record.Kind != JournalFields.Header || record.Integer("format") is not { } format)
        {
            return (null, "it does not begin with a header");
        }

        if (format is < 1 or > JournalHeader.CurrentFormat)
        {
            return (
                null,
                $"its format is {format}, but this version supports formats up to {JournalHeader.CurrentFormat}; it was written by Aef {record.Text("aef")}");
        }

        if (record.Text("name") is not { } name
            || record.Time("start") is not { } start
            || !ulong.TryParse(record.Text("seed"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
        {
            return (null, "its header has no name, start or seed");
        }

        var header = new JournalHeader
        {
            Name = name,
            Format = (int)format,
            Version = record.Text("aef") ?? string.Empty,
            Kind = record.Text("run") ?? string.Empty,
            RealTime = record.Text("clock") == "real",
            Mode = record.Text("mode"),
            Start = start,
            Argument = record["argument"],
            Options = new EngineOptions
            {
                Seed = seed,
                Environment = ReadEnvironment(record["environment"]),
                Limits = ReadLimits(record["limits"]),
            },
            Calls = record["calls"],
            RerunOf = record.Text("rerun_of"),
            Sources = record["sources"].Items.Select(ReadSource).OfType<JournalSource>().ToEquatableList(),
        };
        return (header, null);
    }

    private static WorkflowValue Write(JournalSource source) =>
        WorkflowValue.FromMap(("role", source.Role), ("path", source.Path), ("sha256", source.Hash), ("text", source.Text));

    private static JournalSource? ReadSource(WorkflowValue value) =>
        value["role"].TryGetString(out var role)
            && value["text"].TryGetString(out var text)
            ? new JournalSource(role, Text(value["path"]), text)
            : null;

    private static WorkflowValue Write(EngineEnvironment environment) => WorkflowValue.FromMap(
        ("project_id", environment.ProjectId),
        ("project_number", environment.ProjectNumber),
        ("location", environment.Location),
        ("workflow_id", environment.WorkflowId),
        ("revision_id", environment.RevisionId),
        ("service_account", environment.ServiceAccount),
        ("execution_id", environment.ExecutionId),
        ("callback_address", environment.CallbackAddress),
        ("user", WorkflowValue.FromMap([.. environment.UserVariables.Select(v => (v.Name, WorkflowValue.FromString(v.Value)))])));

    private static EngineEnvironment ReadEnvironment(WorkflowValue value)
    {
        var made = new EngineEnvironment();
        return new EngineEnvironment
        {
            ProjectId = Text(value["project_id"]) ?? made.ProjectId,
            ProjectNumber = Text(value["project_number"]) ?? made.ProjectNumber,
            Location = Text(value["location"]) ?? made.Location,
            WorkflowId = Text(value["workflow_id"]) ?? made.WorkflowId,
            RevisionId = Text(value["revision_id"]) ?? made.RevisionId,
            ServiceAccount = Text(value["service_account"]) ?? made.ServiceAccount,
            ExecutionId = Text(value["execution_id"]),
            CallbackAddress = Text(value["callback_address"]),
            UserVariables = value["user"].Entries.Select(e => (e.Key, Text(e.Value) ?? string.Empty)).ToEquatableList(),
        };
    }

    private static WorkflowValue Write(EngineLimits limits) => WorkflowValue.FromMap(
        ("steps", Number(limits.MaxSteps)),
        ("memory_bytes", Number(limits.MaxMemoryBytes)),
        ("call_depth", Number(limits.MaxCallDepth)),
        ("parallel_depth", Number(limits.MaxParallelDepth)),
        ("concurrent_fibers", Number(limits.MaxConcurrentFibers)),
        ("result_bytes", Number(limits.MaxResultBytes)),
        ("response_bytes", Number(limits.MaxResponseBytes)),
        ("argument_bytes", Number(limits.MaxArgumentBytes)),
        ("string_bytes", Number(limits.MaxStringBytes)),
        ("duration_ticks", Number(limits.MaxDuration?.Ticks)),
        ("branch_errors", limits.MaxBranchErrors));

    private static EngineLimits ReadLimits(WorkflowValue value) => new()
    {
        MaxSteps = Small(value["steps"]),
        MaxMemoryBytes = Large(value["memory_bytes"]),
        MaxCallDepth = Small(value["call_depth"]),
        MaxParallelDepth = Small(value["parallel_depth"]),
        MaxConcurrentFibers = Small(value["concurrent_fibers"]),
        MaxResultBytes = Small(value["result_bytes"]),
        MaxResponseBytes = Small(value["response_bytes"]),
        MaxArgumentBytes = Small(value["argument_bytes"]),
        MaxStringBytes = Small(value["string_bytes"]),
        MaxDuration = Large(value["duration_ticks"]) is { } ticks ? TimeSpan.FromTicks(ticks) : null,
        MaxBranchErrors = Small(value["branch_errors"]) ?? EngineLimits.Default.MaxBranchErrors,
    };

    private static WorkflowValue Number(long? number) => number is { } known ? known : WorkflowValue.Null;

    private static long? Large(WorkflowValue value) => value.TryGetInteger(out var number) && number >= 0 ? number : null;

    private static int? Small(WorkflowValue value) => Large(value) is { } number ? (int)Math.Min(number, int.MaxValue) : null;

    private static string? Text(WorkflowValue value) => value.TryGetString(out var text) ? text : null;
}
