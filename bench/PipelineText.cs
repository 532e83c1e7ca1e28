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
