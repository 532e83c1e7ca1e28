using System.Text;
using System.Text.Json;

namespace Aef.Bench;

/// <summary>Writes definitions of any size.</summary>
internal static class PipelineText
{
    /// <summary>A definition in AEF's JSON, with async steps of one executor.</summary>
    /// <param name="levels">The number of levels.</param>
    /// <param name="threads">The threads of each level.</param>
    /// <param name="steps">The steps of each thread.</param>
    /// <param name="executor">The executor of the steps.</param>
    /// <param name="withExpressions">True for steps of which half have a condition and parameters.</param>
    public static string Json(int levels, int threads, int steps, string executor = "dataform-tag-executor", bool withExpressions = false)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            var job = 0;
            json.WriteStartObject();
            json.WriteString("engine", "cloud_workflows");
            if (withExpressions)
            {
                json.WritePropertyName("inputs");
                json.WriteRawValue("{\"mode\": {\"type\": \"string\"}}");
            }

            WriteList(json, "definition", levels, level =>
            {
                json.WriteString("LEVEL_ID", $"{level}");
                WriteList(json, "THREADS", threads, thread =>
                {
                    json.WriteString("THREAD_ID", $"{level}-{thread}");
                    WriteList(json, "STEPS", steps, _ =>
                    {
                        job++;
                        json.WriteString("JOB_ID", $"J{job}");
                        json.WriteString("JOB_NAME", $"job_{job}");
                        json.WriteString("TYPE", "async");
                        json.WriteString("FUNCTION_ID_NAME", executor);
                        json.WriteString("FUNCTION_STATUS_NAME", executor);
                        if (withExpressions && job % 2 == 0)
                        {
                            json.WriteString("when", "${inputs.mode != \"empty\"}");
                            json.WritePropertyName("with");
                            json.WriteRawValue("{\"path\": \"gs://in/${inputs.mode}/${run.start_date}\", \"tags\": [\"a\", \"${inputs.mode}\"]}");
                        }

                        json.WriteString("WAIT_TIME_SECONDS", "30");
                    });
                });
            });
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>A definition for Airflow, in levels of four threads of two steps of one executor.</summary>
    /// <param name="steps">The number of steps.</param>
    /// <param name="reads">What every second step reads of a step of the level before it: nothing, status or output.</param>
    public static string Dag(int steps, string reads)
    {
        const int PerLevel = 8;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            var job = 0;
            json.WriteStartObject();
            json.WriteString("name", "bench");
            json.WriteString("engine", "composer");
            var levels = Math.Max(1, steps / PerLevel);
            WriteList(json, "levels", levels, _ => WriteList(json, "threads", 4, _ => WriteList(json, "steps", 2, _ =>
            {
                job++;
                var reader = job > PerLevel && job % 2 == 0 ? reads : "nothing";
                json.WriteString("job_id", $"J{job}");
                json.WriteString("job_name", $"job_{job}");
                json.WriteString("executor", "dataform-tag-executor");
                if (reader == "status")
                {
                    json.WriteString("when", $"${{steps.J{job - PerLevel}.status == \"succeeded\"}}");
                }

                json.WriteStartObject("with");
                json.WriteString("dataform_project_id", "project");
                json.WriteString("dataform_location", "region");
                json.WriteString("repository_name", reader == "output" ? $"${{steps.J{job - PerLevel}.output.invocation_id}}" : "code");
                json.WriteEndObject();
            })));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteList(Utf8JsonWriter json, string name, int count, Action<int> item)
    {
        json.WriteStartArray(name);
        for (var i = 1; i <= count; i++)
        {
            json.WriteStartObject();
            item(i);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
