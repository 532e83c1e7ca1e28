using System.Text.RegularExpressions;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation.Apis;

/// <summary>The jobs of BigQuery: insert with an id of the client, get and cancel.</summary>
internal sealed partial class SimulatedBigQuery : ISimulatedApi
{
    private static readonly BodyShape Job = BodyShape.Of(
        "jobReference{projectId:string jobId:string! location:string}! "
        + "configuration{labels:strings jobTimeoutMs:int dryRun:bool "
        + "query{query:string! destinationTable{projectId:string! datasetId:string! tableId:string!} createDisposition:string "
        + "writeDisposition:string defaultDataset{datasetId:string! projectId:string} priority:string useQueryCache:bool "
        + "useLegacySql:bool maximumBytesBilled:int parameterMode:string queryParameters:list schemaUpdateOptions:list "
        + "timePartitioning:object clustering:object allowLargeResults:bool flattenResults:bool} "
        + "load{sourceUris:list! destinationTable{projectId:string! datasetId:string! tableId:string!}! schema:object "
        + "createDisposition:string writeDisposition:string sourceFormat:string skipLeadingRows:int fieldDelimiter:string "
        + "maxBadRecords:int autodetect:bool "
        + "nullMarker:string encoding:string quote:string allowQuotedNewlines:bool allowJaggedRows:bool ignoreUnknownValues:bool "
        + "schemaUpdateOptions:list timePartitioning:object clustering:object}}!");

    private static readonly string[] Kinds = ["query", "load"];

    private readonly ApiJobs _jobs = new();

    /// <inheritdoc/>
    public string Host => "bigquery.googleapis.com";

    /// <inheritdoc/>
    public SimulatedAnswer? Answer(ApiCall call) => call.Path switch
    {
        ["bigquery", "v2", "projects", not "", "datasets"] when call.Request.Method == "POST" => SetupAnswers.DataSet(call),
        ["bigquery", "v2", "projects", var project, "jobs"] when call.Request.Method == "POST" => Insert(call, project),
        ["bigquery", "v2", "projects", var project, "jobs", var id] when call.Request.Method == "GET" => Get(call, project, id),
        ["bigquery", "v2", "projects", var project, "jobs", var id, "cancel"] when call.Request.Method == "POST" =>
            Cancel(call, project, id),
        _ => null,
    };

    [GeneratedRegex("^[A-Za-z0-9_-]{1,1024}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex JobId();

    private static string NameOf(string project, string? location, string id) => $"{project}:{LocationOf(location)}.{id}";

    private static string LocationOf(string? location) => string.IsNullOrEmpty(location) ? "US" : location;

    private SimulatedAnswer Insert(ApiCall call, string project)
    {
        var body = call.Request.Body;
        if (Job.ProblemOf(body) is { } problem)
        {
            return ApiAnswers.Invalid(problem);
        }

        var reference = body["jobReference"];
        if (Text(reference["projectId"]) is { } own && own != project)
        {
            return ApiAnswers.Invalid($"Job reference project {own} is not {project}");
        }

        var kinds = Kinds.Where(k => !body["configuration"][k].IsNull).ToList();
        if (kinds.Count != 1)
        {
            return ApiAnswers.Invalid("Job configuration must contain exactly one job-specific configuration object");
        }

        var id = Text(reference["jobId"])!; // the shape requires it
        if (!JobId().IsMatch(id))
        {
            return ApiAnswers.Invalid($"Invalid job ID \"{id}\"");
        }

        var location = Text(reference["location"]);
        var name = NameOf(project, location, id);
        if (_jobs.Find(name) is not null)
        {
            return ApiAnswers.Exists($"Job {name}");
        }

        _jobs.Start(name, id, call.NewRun());
        return new SimulatedAnswer(200, Resource(project, location, id, WorkflowValue.FromMap(("state", "PENDING"))));
    }

    private SimulatedAnswer Get(ApiCall call, string project, string id)
    {
        var location = call.Request["location"];
        if (_jobs.Find(NameOf(project, location, id)) is not { } job)
        {
            return ApiAnswers.NotFound($"Job {NameOf(project, location, id)}");
        }

        return new SimulatedAnswer(200, Resource(project, location, id, (call.IsPoll ? job.Poll(call.Now) : null) switch
        {
            null => WorkflowValue.FromMap(("state", "RUNNING")),
            SimulatedEnd.Success => WorkflowValue.FromMap(("state", "DONE")),
            _ => WorkflowValue.FromMap(
                ("state", "DONE"),
                ("errorResult", WorkflowValue.FromMap(
                    ("reason", job.IsCancelled ? "stopped" : "invalidQuery"),
                    ("message", job.IsCancelled ? "Job execution was cancelled: User requested cancellation" : job.Run.Job.Message)))),
        }));
    }

    private SimulatedAnswer Cancel(ApiCall call, string project, string id)
    {
        var location = call.Request["location"];
        if (_jobs.Find(NameOf(project, location, id)) is not { } job)
        {
            return ApiAnswers.NotFound($"Job {NameOf(project, location, id)}");
        }

        job.Cancel(call.Now);
        return ApiAnswers.Ok(("kind", "bigquery#jobCancelResponse"));
    }

    private static WorkflowValue Resource(string project, string? location, string id, WorkflowValue status) => WorkflowValue.FromMap(
        ("kind", "bigquery#job"),
        ("id", NameOf(project, location, id)),
        ("jobReference", WorkflowValue.FromMap(("projectId", project), ("jobId", id), ("location", LocationOf(location)))),
        ("status", status),
        ("statistics", WorkflowValue.FromMap(
            ("totalBytesProcessed", "0"),
            ("query", WorkflowValue.FromMap(("statementType", "SELECT"))))));

    private static string? Text(WorkflowValue value) => value.TryGetString(out var text) ? text : null;
}
