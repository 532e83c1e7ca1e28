using System.Text;
using System.Text.Json;

namespace Aef.Bench;

/// <summary>Writes definitions of any size.</summary>
internal static class PipelineText
{
    /// <summary>A definition in AEF's JSON, with async steps of one executor.</summary>
    public static string Json(int levels, int threads, int steps)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            var job = 0;
            json.WriteStartObject();
            json.WriteString("engine", "cloud_workflows");
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
                        json.WriteString("FUNCTION_ID_NAME", "dataform-tag-executor");
                        json.WriteString("FUNCTION_STATUS_NAME", "dataform-tag-executor");
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
