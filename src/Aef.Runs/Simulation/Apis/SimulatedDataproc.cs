using System.Text.RegularExpressions;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation.Apis;

/// <summary>The batches of Dataproc Serverless: create with an id of the client, get, and cancel of their operations.</summary>
internal sealed partial class SimulatedDataproc : ISimulatedApi
{
    private static readonly BodyShape Batch = BodyShape.Of(
        "labels:strings "
        + "sparkBatch{mainClass:string mainJarFileUri:string jarFileUris:list args:list fileUris:list archiveUris:list}! "
        + "runtimeConfig{version:string properties:strings containerImage:string} "
        + "environmentConfig{executionConfig{serviceAccount:string subnetworkUri:string networkUri:string networkTags:list kmsKey:string "
        + "ttl:string idleTtl:string stagingBucket:string} "
        + "peripheralsConfig{metastoreService:string sparkHistoryServerConfig{dataprocCluster:string}}}");

    private static readonly BodyShape Nothing = BodyShape.Of(string.Empty);

    private const string CancelVerb = ":cancel";

    private readonly ApiJobs _jobs = new();

    /// <inheritdoc/>
    public string Host => "dataproc.googleapis.com";

    /// <inheritdoc/>
    public SimulatedAnswer? Answer(ApiCall call) => call.Path switch
    {
        ["v1", "projects", var project, "locations", var region, "batches"] when call.Request.Method == "POST" =>
            Create(call, $"projects/{project}/locations/{region}"),
        ["v1", "projects", var project, "locations", var region, "batches", var id] when call.Request.Method == "GET" =>
            Get(call, $"projects/{project}/locations/{region}/batches/{id}"),
        ["v1", "projects", var project, "regions", var region, "operations", var id]
            when call.Request.Method == "POST" && id.EndsWith(CancelVerb, StringComparison.Ordinal) =>
            Cancel(call, $"projects/{project}/locations/{region}/batches/{id[..^CancelVerb.Length]}"),
        _ => null,
    };

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{2,61}[a-z0-9]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BatchId();

    private SimulatedAnswer Create(ApiCall call, string parent)
    {
        if (Batch.ProblemOf(call.Request.Body) is { } problem)
        {
            return ApiAnswers.Invalid(problem);
        }

        if (call.Request["batchId"] is not { } id || !BatchId().IsMatch(id))
        {
            return ApiAnswers.Invalid($"Batch ID \"{call.Request["batchId"]}\" must conform to pattern {BatchId()}");
        }

        var name = $"{parent}/batches/{id}";
        if (_jobs.Find(name) is not null)
        {
            return ApiAnswers.Exists($"Failed to create batch: Batch {name}");
        }

        _jobs.Start(name, id, call.NewRun());
        return ApiAnswers.Ok(("name", OperationOf(name)));
    }

    /// <summary>The operation that creates and runs a batch; only it can be cancelled.</summary>
    private static string OperationOf(string batch) => batch
        .Replace("/locations/", "/regions/", StringComparison.Ordinal)
        .Replace("/batches/", "/operations/", StringComparison.Ordinal);

    private SimulatedAnswer Cancel(ApiCall call, string batch)
    {
        if (!call.Request.Body.IsNull && Nothing.ProblemOf(call.Request.Body) is { } problem)
        {
            return ApiAnswers.Invalid(problem);
        }

        if (_jobs.Find(batch) is not { } job)
        {
            return ApiAnswers.NotFound(OperationOf(batch));
        }

        job.Cancel(call.Now);
        return ApiAnswers.Ok();
    }

    private SimulatedAnswer Get(ApiCall call, string name)
    {
        if (_jobs.Find(name) is not { } job)
        {
            return ApiAnswers.NotFound($"Batch {name}");
        }

        var end = call.IsPoll ? job.Poll(call.Now) : null;
        return ApiAnswers.Ok(
            ("name", name),
            ("operation", OperationOf(name)),
            ("state", end switch
            {
                null => "RUNNING",
                SimulatedEnd.Success => "SUCCEEDED",
                _ => job.IsCancelled ? "CANCELLED" : "FAILED",
            }),
            ("stateMessage", end is null or SimulatedEnd.Success ? WorkflowValue.Null : job.Run.Job.Message));
    }
}
