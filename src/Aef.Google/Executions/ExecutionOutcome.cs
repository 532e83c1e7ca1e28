using System.Globalization;
using System.Text.Json;
using Aef.Google.Rest.Executions;

namespace Aef.Google.Executions;

/// <summary>The result or the error of an execution, in JOB_IDs if Aef compiled the workflow.</summary>
public sealed class ExecutionOutcome
{
    private ExecutionOutcome(IReadOnlyList<JobFailure> failures, string? message) => (Failures, Message) = (failures, message);

    /// <summary>The failed jobs, with those that <c>continue_if_fail</c> allowed; at most 100 of each have details.</summary>
    public IReadOnlyList<JobFailure> Failures { get; }

    /// <summary>The message of the error; null for an execution without one.</summary>
    public string? Message { get; }

    /// <summary>Reads the outcome of an execution.</summary>
    /// <param name="execution">An execution with all fields.</param>
    public static ExecutionOutcome Of(Execution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        var (error, result) = (Parse(execution.Error?.Payload), Parse(execution.Result));
        var failures = Records(error, "failures", continued: false).ToList();
        failures.AddRange(Array(error, "failed").Select(Text).OfType<string>()
            .Where(id => !failures.Exists(f => f.JobId == id))
            .Select(static id => new JobFailure(id, "The step failed; the error of the execution has no details.")));
        failures.AddRange(Records(error, "continued", continued: true));
        failures.AddRange(Records(result, "continued", continued: true));
        var message = execution.Error is not { } raised ? null
            : Text(Field(error, "message")) ?? (error.ValueKind == JsonValueKind.String ? error.GetString() : null)
                ?? raised.Payload ?? raised.Context ?? "The execution has no error message.";
        return new ExecutionOutcome(failures, message);
    }

    /// <summary>A JSON text; an undefined element for none, and for other text.</summary>
    internal static JsonElement Parse(string? json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "null");
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>A member of an object; an undefined element if there is none.</summary>
    internal static JsonElement Field(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>The items of a list; none for anything else.</summary>
    internal static IEnumerable<JsonElement> Array(JsonElement element, string name) =>
        Field(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>A string; null for anything else.</summary>
    internal static string? Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    private static IEnumerable<JobFailure> Records(JsonElement owner, string name, bool continued)
    {
        foreach (var record in Array(owner, name))
        {
            if (Text(Field(record, "job_id")) is { } id)
            {
                yield return new JobFailure(id, Text(Field(record, "message")) ?? "The step failed.")
                {
                    JobName = Text(Field(record, "job_name")),
                    Level = Text(Field(record, "level")),
                    Thread = Text(Field(record, "thread")),
                    Attempt = (int)(Number(Field(record, "attempt")) ?? 1),
                    AsyncJobId = Text(Field(record, "async_job_id")),
                    WaitedSeconds = Number(Field(record, "waited")),
                    Answer = Text(Field(record, "answer")),
                    Kind = Text(Field(record, "kind")),
                    Link = Text(Field(record, "link")),
                    Continued = continued,
                };
            }
        }
    }

    private static double? Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number) ? number
        : double.TryParse(Text(element), CultureInfo.InvariantCulture, out var parsed) ? parsed
        : null;
}
