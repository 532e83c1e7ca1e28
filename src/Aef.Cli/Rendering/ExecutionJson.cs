using System.Globalization;
using System.Text.Json;
using Aef.Workflows.Engine;

namespace Aef.Cli.Rendering;

/// <summary>Writes an execution as JSON: <c>state</c>, and <c>result</c> or Google's <c>error</c>.</summary>
internal static class ExecutionJson
{
    /// <summary>Writes the properties of an execution.</summary>
    public static void Write(Utf8JsonWriter json, Execution execution)
    {
        json.WriteString("state", Name(execution.State));
        if (execution.Error is { } error)
        {
            json.WriteStartObject("error");
            json.WriteString("payload", error.Payload);
            json.WriteString("context", error.Context);
            WriteStackTrace(json, error);
            json.WriteEndObject();
        }
        else
        {
            json.WriteValue("result", execution.Result);
        }

        json.WriteValue("argument", execution.Argument);
        json.WriteString("startTime", execution.StartTime.UtcDateTime);
        if (execution.EndTime is { } end)
        {
            json.WriteString("endTime", end.UtcDateTime);
        }

        json.WriteString("name", execution.Id);
    }

    private static string Name(ExecutionState state) => state switch
    {
        ExecutionState.Active => "ACTIVE",
        ExecutionState.Succeeded => "SUCCEEDED",
        ExecutionState.Failed => "FAILED",
        _ => "CANCELLED",
    };

    private static void WriteStackTrace(Utf8JsonWriter json, ExecutionError error)
    {
        json.WriteStartObject("stackTrace");
        json.WriteStartArray("elements");
        foreach (var element in error.StackTrace)
        {
            json.WriteStartObject();
            json.WriteString("step", element.Step);
            json.WriteString("routine", element.Routine);
            if (element.Line > 0)
            {
                WritePosition(json, element);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Google's API writes 64-bit integers as strings.
    private static void WritePosition(Utf8JsonWriter json, StackTraceElement element)
    {
        json.WriteStartObject("position");
        json.WriteString("line", element.Line.ToString(CultureInfo.InvariantCulture));
        json.WriteString("column", element.Column.ToString(CultureInfo.InvariantCulture));
        json.WriteString("length", element.Length.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }
}
