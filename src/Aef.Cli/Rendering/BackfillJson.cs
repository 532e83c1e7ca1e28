using System.Text.Json;
using Aef.Documents.Diagnostics;
using Aef.Runs.Backfill;

namespace Aef.Cli.Rendering;

/// <summary>Writes backfills as JSON.</summary>
internal static class BackfillJson
{
    /// <summary>Writes what a command that runs a backfill has done with it.</summary>
    public static void WriteResult(
        TextWriter output,
        string? id,
        IReadOnlyList<BackfillInterval> intervals,
        IReadOnlyList<Diagnostic> diagnostics,
        bool isDry = false,
        bool isStopped = false) => JsonOutput.WriteObject(output, json =>
    {
        json.WriteOptional("id", id);
        json.WriteBoolean("dry_run", isDry);
        json.WriteBoolean("stopped", isStopped);
        WriteIntervals(json, intervals);
        DiagnosticJson.Write(json, diagnostics);
    });

    /// <summary>Writes a backfill as a document.</summary>
    public static void WriteOne(TextWriter output, BackfillStatus backfill) =>
        JsonOutput.WriteObject(output, json => Write(json, backfill));

    /// <summary>Writes all backfills as a document.</summary>
    public static void WriteList(TextWriter output, IReadOnlyList<BackfillStatus> all) => JsonOutput.WriteObject(output, json =>
    {
        json.WriteStartArray("backfills");
        foreach (var backfill in all)
        {
            json.WriteStartObject();
            Write(json, backfill);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, BackfillStatus backfill)
    {
        var record = backfill.Record;
        json.WriteString("id", backfill.Id);
        json.WriteString("pipeline", backfill.Pipeline);
        json.WriteOptional("environment", record.Environment);
        json.WriteOptional("definition", record.Request.Definition);
        json.WriteString("created", TimeText.Of(backfill.Created));
        json.WriteOptional("ended", record.Ended is { } ended ? TimeText.Of(ended) : null);
        json.WriteString("state", BackfillView.Name(backfill.State));
        json.WriteString("by", record.Actor.ToString());
        WriteIntervals(json, backfill.Intervals);
    }

    private static void WriteIntervals(Utf8JsonWriter json, IReadOnlyList<BackfillInterval> intervals)
    {
        json.WriteStartArray("intervals");
        foreach (var interval in intervals)
        {
            json.WriteStartObject();
            json.WriteString("schedule", interval.Run.Schedule);
            json.WriteString("scheduled_time", TimeText.Of(interval.Run.ScheduledTime));
            json.WriteString("interval_start", TimeText.Of(interval.Run.IntervalStart));
            json.WriteString("interval_end", TimeText.Of(interval.Run.IntervalEnd));
            json.WriteString("start_date", interval.Run.StartDate);
            json.WriteString("end_date", interval.Run.EndDate);
            json.WriteString("state", BackfillView.Name(interval.State));
            json.WriteString("action", BackfillView.Name(interval.Action));
            json.WriteOptional("run", interval.RunId);
            json.WriteOptional("failure", interval.Failure);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
