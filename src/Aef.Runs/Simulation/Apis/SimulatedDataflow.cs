using System.Globalization;
using System.Text.RegularExpressions;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation.Apis;

/// <summary>
/// The jobs of Dataflow: the launch of a flex template, list, get and update. A name can be used by one active job at a time; the API
/// chooses the id.
/// </summary>
internal sealed partial class SimulatedDataflow : ISimulatedApi
{
    private static readonly BodyShape Launch = BodyShape.Of(
        "validateOnly:bool launchParameter{jobName:string! containerSpecGcsPath:string! parameters:strings "
        + "launchOptions:strings update:bool environment{numWorkers:int maxWorkers:int zone:string "
        + "serviceAccountEmail:string tempLocation:string machineType:string "
        + "additionalExperiments:list network:string subnetwork:string additionalUserLabels:strings kmsKeyName:string "
        + "ipConfiguration:string workerRegion:string workerZone:string enableStreamingEngine:bool stagingLocation:string "
        + "sdkContainerImage:string diskSizeGb:int launcherMachineType:string}}!");

    private static readonly BodyShape Update = BodyShape.Of("requestedState:string!");

    private readonly ApiJobs _jobs = new();

    /// <inheritdoc/>
    public string Host => "dataflow.googleapis.com";

    /// <inheritdoc/>
    public SimulatedAnswer? Answer(ApiCall call) => call.Path switch
    {
        ["v1b3", "projects", var project, "locations", var location, "flexTemplates:launch"] when call.Request.Method == "POST" =>
            Start(call, $"{project}/{location}"),
        ["v1b3", "projects", var project, "locations", var location, "jobs"] when call.Request.Method == "GET" =>
            List(call, $"{project}/{location}"),
        ["v1b3", "projects", var project, "locations", var location, "jobs", var id] when call.Request.Method == "GET" =>
            Get(call, $"{project}/{location}", id),
        ["v1b3", "projects", var project, "locations", var location, "jobs", var id] when call.Request.Method == "PUT" =>
            Change(call, $"{project}/{location}", id),
        _ => null,
    };

    [GeneratedRegex("^[a-z]([-a-z0-9]{0,1022}[a-z0-9])?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex JobName();

    private SimulatedAnswer Start(ApiCall call, string parent)
    {
        if (Launch.ProblemOf(call.Request.Body) is { } problem)
        {
            return ApiAnswers.Invalid(problem);
        }

        var given = call.Request.Body["launchParameter"];
        var name = Text(given["jobName"])!; // the shape requires it
        if (!JobName().IsMatch(name))
        {
            return ApiAnswers.Invalid($"The job name \"{name}\" must match {JobName()}");
        }

        if (Text(given["containerSpecGcsPath"])?.StartsWith("gs://", StringComparison.Ordinal) != true)
        {
            return ApiAnswers.Invalid("containerSpecGcsPath must begin with gs://");
        }

        if (_jobs.All.Any(j => j.Label == name && j.Name.StartsWith(parent + "/", StringComparison.Ordinal) && j.IsActive(call.Now)))
        {
            return ApiAnswers.Exists($"the job {name} is active");
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"2026-01-01_00_00_00-{_jobs.All.Count() + 1:D19}");
        _jobs.Start($"{parent}/{id}", name, call.NewRun());
        return ApiAnswers.Ok(("job", WorkflowValue.FromMap(
            ("id", id),
            ("projectId", parent.Split('/')[0]),
            ("name", name),
            ("location", parent.Split('/')[1]))));
    }

    private SimulatedAnswer List(ApiCall call, string parent)
    {
        var wanted = call.Request["name"];
        var found = _jobs.All
            .Where(j => j.Name.StartsWith(parent + "/", StringComparison.Ordinal) && (wanted is null || j.Label == wanted))
            .Select(j => WorkflowValue.FromMap(("id", j.Name.Split('/')[^1]), ("name", j.Label)))
            .ToList();
        return found.Count == 0 ? ApiAnswers.Ok() : ApiAnswers.Ok(("jobs", WorkflowValue.FromList([.. found])));
    }

    private SimulatedAnswer Get(ApiCall call, string parent, string id) => _jobs.Find($"{parent}/{id}") is not { } job
        ? ApiAnswers.NotFound($"the job {id}")
        : ApiAnswers.Ok(("id", id), ("name", job.Label), ("currentState", job.Poll(call.Now) switch
        {
            null => "JOB_STATE_RUNNING",
            SimulatedEnd.Success => "JOB_STATE_DONE",
            _ => job.IsCancelled ? "JOB_STATE_CANCELLED" : "JOB_STATE_FAILED",
        }));

    private SimulatedAnswer Change(ApiCall call, string parent, string id)
    {
        if (Update.ProblemOf(call.Request.Body) is { } problem)
        {
            return ApiAnswers.Invalid(problem);
        }

        if (_jobs.Find($"{parent}/{id}") is not { } job)
        {
            return ApiAnswers.NotFound($"the job {id}");
        }

        if (Text(call.Request.Body["requestedState"]) is not ("JOB_STATE_CANCELLED" or "JOB_STATE_DRAINED"))
        {
            return ApiAnswers.Invalid("requestedState must be JOB_STATE_CANCELLED or JOB_STATE_DRAINED");
        }

        job.Cancel(call.Now);
        return ApiAnswers.Ok(("id", id), ("requestedState", call.Request.Body["requestedState"]));
    }

    private static string? Text(WorkflowValue value) => value.TryGetString(out var text) ? text : null;
}
