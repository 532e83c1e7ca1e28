using System.Globalization;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation.Apis;

/// <summary>The builds of Cloud Build: create, list by a tag, get and cancel.</summary>
internal sealed class SimulatedCloudBuild : ISimulatedApi
{
    private static readonly BodyShape Build = BodyShape.Of(
        "steps:list! source:object images:list substitutions:strings timeout:string serviceAccount:string options:object tags:list "
        + "artifacts:object queueTtl:string logsBucket:string availableSecrets:object");

    private readonly ApiJobs _jobs = new();

    /// <inheritdoc/>
    public string Host => "cloudbuild.googleapis.com";

    /// <inheritdoc/>
    public SimulatedAnswer? Answer(ApiCall call) =>
        call.Path is ["v1", "projects", var project, "locations", var region, "builds", .. var rest]
            ? (call.Request.Method, rest) switch
            {
                ("POST", []) => Create(call, $"{project}/{region}"),
                ("GET", []) => List(call, $"{project}/{region}"),
                ("GET", [var id]) => Get(call, $"{project}/{region}/{id}"),
                ("POST", [var id]) when id.EndsWith(":cancel", StringComparison.Ordinal) =>
                    Cancel(call, $"{project}/{region}/{id[..^":cancel".Length]}"),
                _ => null,
            }
            : null;

    private SimulatedAnswer Create(ApiCall call, string parent)
    {
        var body = call.Request.Body;
        if (Build.ProblemOf(body) is { } problem)
        {
            return ApiAnswers.Invalid(problem);
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"{_jobs.All.Count() + 1:D8}-0000-4000-8000-000000000000");
        var tag = body["tags"].Items is [var first, ..] && first.TryGetString(out var text) ? text : string.Empty;
        _jobs.Start($"{parent}/{id}", tag, call.NewRun());
        return ApiAnswers.Ok(("metadata", WorkflowValue.FromMap(("build", WorkflowValue.FromMap(("id", id))))));
    }

    private SimulatedAnswer List(ApiCall call, string parent)
    {
        var filter = call.Request["filter"] ?? string.Empty;
        var found = _jobs.All.Where(j => j.Name.StartsWith(parent + "/", StringComparison.Ordinal) && filter == $"tags=\"{j.Label}\"")
            .Select(j => WorkflowValue.FromMap(("id", j.Name.Split('/')[^1])))
            .ToList();
        return found.Count == 0 ? ApiAnswers.Ok() : ApiAnswers.Ok(("builds", WorkflowValue.FromList([.. found])));
    }

    private SimulatedAnswer Get(ApiCall call, string name)
    {
        if (_jobs.Find(name) is not { } job)
        {
            return ApiAnswers.NotFound($"build {name}");
        }

        var end = job.Poll(call.Now);
        return ApiAnswers.Ok(
            ("id", name.Split('/')[^1]),
            ("status", end switch
            {
                null => "WORKING",
                SimulatedEnd.Success => "SUCCESS",
                _ => job.IsCancelled ? "CANCELLED" : "FAILURE",
            }),
            ("statusDetail", end is null or SimulatedEnd.Success ? WorkflowValue.Null : job.Run.Job.Message));
    }

    private SimulatedAnswer Cancel(ApiCall call, string name)
    {
        if (_jobs.Find(name) is not { } job)
        {
            return ApiAnswers.NotFound($"build {name}");
        }

        job.Cancel(call.Now);
        return ApiAnswers.Ok(("status", "CANCELLED"));
    }
}
