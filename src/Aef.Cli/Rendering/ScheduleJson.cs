using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine.Values;

namespace Aef.Cli.Rendering;

/// <summary>Writes the next runs of schedules as one JSON document.</summary>
internal static class ScheduleJson
{
    /// <summary>Writes the document.</summary>
    public static void Write(
        TextWriter output,
        IReadOnlyList<ScheduledRun> runs,
        IEnumerable<Diagnostic> diagnostics,
        bool withArguments) =>
        JsonOutput.WriteObject(output, json =>
        {
            json.WriteStartArray("runs");
            foreach (var run in runs)
            {
                json.WriteStartObject();
                json.WriteString("schedule", run.Schedule);
                json.WriteString("time_zone", run.TimeZone);
                json.WriteString("enable", ScheduleWords.Of(run.State));
                json.WriteString("scheduled_time", TimeText.Of(run.Time.ScheduledTime));
                json.WriteString("interval_start", TimeText.Of(run.Time.IntervalStart));
                json.WriteString("interval_end", TimeText.Of(run.Time.IntervalEnd));
                json.WriteString("start_date", run.Time.StartDate);
                json.WriteString("end_date", run.Time.EndDate);
                json.WriteBoolean("is_empty", run.Time.IsEmpty);
                if (withArguments)
                {
                    json.WriteValue("argument", WorkflowValue.FromJson(run.Argument));
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            DiagnosticJson.Write(json, diagnostics);
        });
}
