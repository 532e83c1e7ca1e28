using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aef.Google.Rest.Executions;

namespace Aef.Google.Executions;

/// <summary>
/// The argument of an execution that does only the jobs that an earlier one has not done, with the dates and the inputs of the earlier one.
/// </summary>
public static class ResumedArgument
{
    /// <summary>Creates the argument as JSON.</summary>
    /// <param name="execution">The earlier execution, with all fields; it has ended.</param>
    /// <param name="entries">Its step entries, read by <paramref name="reader"/>.</param>
    /// <param name="reader">Finds the jobs of the entries.</param>
    public static string Create(Execution execution, IReadOnlyList<StepEntry> entries, JobChangeReader reader)
    {
        ArgumentNullException.ThrowIfNull(execution);
        ArgumentNullException.ThrowIfNull(reader);
        var argument = Copy(ExecutionOutcome.Parse(execution.Argument)) ?? [];
        var error = ExecutionOutcome.Parse(execution.Error?.Payload);
        if (Copy(ExecutionOutcome.Field(error, "resume")) is { } resume)
        {
            argument["resume"] = resume;
            return argument.ToJsonString();
        }

        var failed = ExecutionOutcome.Of(execution).Failures.Select(f => f.JobId).ToHashSet(StringComparer.Ordinal);
        var before = ExecutionOutcome.Array(ExecutionOutcome.Field(ExecutionOutcome.Parse(execution.Argument), "resume"), "done")
            .Select(ExecutionOutcome.Text).OfType<string>();
        var done = before.Concat(reader.Read(entries)
                .Where(c => c is { Kind: JobChangeKind.JobSucceeded, JobId: not null })
                .Select(c => c.JobId!)) // the pattern guarantees one
            .Where(id => !failed.Contains(id))
            .Distinct(StringComparer.Ordinal);
        argument["resume"] = new JsonObject { ["done"] = new JsonArray([.. done.Select(id => (JsonNode)JsonValue.Create(id))]) };
        AddDates(argument, execution);
        return argument.ToJsonString();
    }

    // Without dates a workflow processes the day before its start, which is another day by now.
    private static void AddDates(JsonObject argument, Execution execution)
    {
        var dates = argument["query_variables"] as JsonObject;
        if (dates?["start_date"] is null && dates?["end_date"] is null && (execution.StartTime ?? execution.CreateTime) is { } start)
        {
            var day = start.UtcDateTime.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            dates ??= [];
            argument["query_variables"] = dates;
            (dates["start_date"], dates["end_date"]) = (day, day);
        }
    }

    private static JsonObject? Copy(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? JsonObject.Create(element) : null;
}
