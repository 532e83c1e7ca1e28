using System.Text.Json;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Runs.Estimation;

namespace Aef.Cli.Rendering;

/// <summary>Writes a measure as one JSON document; unknown values are null.</summary>
internal static class MeasureJson
{
    /// <summary>Writes the document; without a measure it holds only the diagnostics.</summary>
    public static void Write(TextWriter output, WorkflowMeasure? measure, IEnumerable<Diagnostic> diagnostics) =>
        JsonOutput.WriteObject(output, json =>
    {
        if (measure is not null)
        {
            Write(json, measure);
        }

        DiagnosticJson.Write(json, diagnostics);
    });

    private static void Write(Utf8JsonWriter json, WorkflowMeasure measure)
    {
        json.WriteString("name", measure.Name);
        json.WriteString("scenario", measure.Scenario);
        json.WriteStartObject("source");
        json.WriteNumber("bytes", measure.Source.Bytes);
        json.WriteString("format", measure.Source.Format == SourceFormat.Json ? "json" : "yaml");
        json.WriteNumber("name_bytes", measure.Source.NameBytes);
        json.WriteNumber("property_bytes", measure.Source.PropertyBytes);
        if (measure.Source.Largest is { } largest)
        {
            json.WriteString("largest", largest);
            json.WriteNumber("total_bytes", measure.Source.TotalBytes);
        }

        json.WriteStartArray("parts");
        foreach (var part in measure.Source.Parts)
        {
            json.WriteStartObject();
            json.WriteString("name", part.Name);
            json.WriteNumber("bytes", part.Bytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("steps");
        WriteNumber(json, "run", measure.Steps.Run);
        WriteNumber(json, "until_limit", measure.Steps.UntilLimit);
        WriteNumber(json, "most", measure.Steps.Most);
        json.WriteStartArray("undecided");
        foreach (var location in measure.Steps.Undecided)
        {
            json.WriteStringValue(location);
        }

        json.WriteEndArray();
        WriteExecutions(json, measure.Steps);
        json.WriteEndObject();
        json.WriteStartObject("memory");
        WriteNumber(json, "run", measure.Memory.Run);
        WriteNumber(json, "most", measure.Memory.Most);
        json.WriteEndObject();
        WriteDuration(json, measure);
        WriteNumber(json, "secret_reads", measure.SecretReads);
        WriteCost(json, measure.Cost);
        WriteCallbacks(json, measure.Callbacks);
        WriteLimits(json, measure);
    }

    /// <summary>Writes the executions and lanes of a run that has several executions, those of parts and lanes.</summary>
    private static void WriteExecutions(Utf8JsonWriter json, StepMeasure steps)
    {
        if (steps.Executions.Count == 0)
        {
            return;
        }

        json.WriteStartArray("executions");
        foreach (var execution in steps.Executions)
        {
            json.WriteStartObject();
            json.WriteString("workflow", execution.Workflow);
            json.WriteNumber("source_bytes", execution.SourceBytes);
            WriteNumber(json, "run", execution.Run);
            WriteNumber(json, "until_limit", execution.UntilLimit);
            WriteNumber(json, "most", execution.Most);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("lanes");
        foreach (var lanes in steps.Lanes)
        {
            json.WriteStartObject();
            json.WriteString("level", lanes.Level);
            json.WriteString("workflow", lanes.Workflow);
            json.WriteNumber("lanes", lanes.Lanes);
            json.WriteNumber("threads_and_items", lanes.Units);
            json.WriteNumber("steps_in_one", lanes.StepsInOne);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDuration(Utf8JsonWriter json, WorkflowMeasure measure)
    {
        json.WritePropertyName("duration_seconds");
        if (measure.Duration is { } duration)
        {
            json.WriteNumberValue(duration.TotalSeconds);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void WriteCost(Utf8JsonWriter json, CostMeasure? cost)
    {
        if (cost is null)
        {
            json.WriteNull("cost");
            return;
        }

        json.WriteStartObject("cost");
        json.WriteNumber("internal_steps", cost.InternalSteps);
        json.WriteNumber("external_steps", cost.ExternalSteps);
        json.WriteNumber("run_usd", cost.RunDollars);
        json.WriteNumber("runs_a_month", cost.RunsAMonth);
        json.WriteNumber("month_usd", cost.MonthDollars);
        json.WriteString("prices_as_of", cost.Prices.AsOf);
        json.WriteString("prices_source", cost.Prices.Source);
        json.WriteEndObject();
    }

    private static void WriteCallbacks(Utf8JsonWriter json, CallbackSavings? saved)
    {
        if (saved is not null)
        {
            json.WriteStartObject("saved_by_callbacks");
            json.WriteNumber("steps", saved.Steps);
            json.WriteNumber("run_usd", saved.RunDollars);
            json.WriteEndObject();
        }
    }

    private static void WriteLimits(Utf8JsonWriter json, WorkflowMeasure measure)
    {
        json.WriteStartArray("limits");
        foreach (var limit in measure.Limits)
        {
            json.WriteStartObject();
            json.WriteString("key", limit.Key);
            WriteNumber(json, "value", limit.Value);
            json.WriteNumber("limit", limit.Limit);
            json.WriteOptional("location", limit.Location);
            json.WriteBoolean("worst_case", limit.IsWorstCase);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
