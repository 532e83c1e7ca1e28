using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Aef.Runs.Observation.Lineage;

/// <summary>An event of OpenLineage about a run of a job: a pipeline, or a step of one.</summary>
/// <param name="Type"><c>START</c>, <c>COMPLETE</c>, <c>FAIL</c> or <c>ABORT</c>.</param>
/// <param name="Time">When it happened.</param>
/// <param name="RunId">The id of the run of the job.</param>
/// <param name="Job">The name of the job.</param>
internal sealed record LineageEvent(string Type, DateTimeOffset Time, Guid RunId, string Job)
{
    private const string Spec = "https://openlineage.io/spec/";

    /// <summary>The run of the pipeline, for a step.</summary>
    public (Guid RunId, string Job)? Parent { get; init; }

    /// <summary>Why the job failed; null if it did not.</summary>
    public string? Failure { get; init; }

    /// <summary>What the job has read.</summary>
    public IReadOnlyList<LineageDataset> Inputs { get; init; } = [];

    /// <summary>What the job has written.</summary>
    public IReadOnlyList<LineageDataset> Outputs { get; init; } = [];

    /// <summary>The event as one line of JSON, in UTF-8.</summary>
    /// <param name="jobs">The namespace of the jobs.</param>
    /// <param name="producer">The address or name of the program.</param>
    public byte[] ToJson(string jobs, string producer)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("eventType", Type);
            json.WriteString("eventTime", Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("producer", producer);
            json.WriteString("schemaURL", Spec + "2-0-2/OpenLineage.json#/$defs/RunEvent");
            json.WriteStartObject("run");
            json.WriteString("runId", RunId);
            json.WriteStartObject("facets");
            WriteParent(json, jobs, producer);
            WriteFailure(json, producer);
            json.WriteEndObject();
            json.WriteEndObject();
            WriteJob(json, jobs, producer);
            Write(json, "inputs", Inputs);
            Write(json, "outputs", Outputs);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private void WriteParent(Utf8JsonWriter json, string jobs, string producer)
    {
        if (Parent is not { } parent)
        {
            return;
        }

        BeginFacet(json, "parent", producer, "facets/1-0-1/ParentRunFacet.json#/$defs/ParentRunFacet");
        json.WriteStartObject("run");
        json.WriteString("runId", parent.RunId);
        json.WriteEndObject();
        json.WriteStartObject("job");
        json.WriteString("namespace", jobs);
        json.WriteString("name", parent.Job);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteFailure(Utf8JsonWriter json, string producer)
    {
        if (Failure is { } failure)
        {
            BeginFacet(json, "errorMessage", producer, "facets/1-0-0/ErrorMessageRunFacet.json#/$defs/ErrorMessageRunFacet");
            json.WriteString("message", failure);
            json.WriteString("programmingLanguage", "C#");
            json.WriteEndObject();
        }
    }

    private void WriteJob(Utf8JsonWriter json, string jobs, string producer)
    {
        json.WriteStartObject("job");
        json.WriteString("namespace", jobs);
        json.WriteString("name", Job);
        json.WriteStartObject("facets");
        BeginFacet(json, "jobType", producer, "facets/2-0-3/JobTypeJobFacet.json#/$defs/JobTypeJobFacet");
        json.WriteString("processingType", "BATCH");
        json.WriteString("integration", "AEF");
        json.WriteString("jobType", Parent is null ? "DAG" : "TASK");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void BeginFacet(Utf8JsonWriter json, string name, string producer, string schema)
    {
        json.WriteStartObject(name);
        json.WriteString("_producer", producer);
        json.WriteString("_schemaURL", Spec + schema);
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<LineageDataset> datasets)
    {
        json.WriteStartArray(name);
        foreach (var dataset in datasets.Distinct())
        {
            json.WriteStartObject();
            json.WriteString("namespace", dataset.Namespace);
            json.WriteString("name", dataset.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
