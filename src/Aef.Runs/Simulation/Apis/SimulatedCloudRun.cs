using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation.Apis;

/// <summary>The jobs of Cloud Run: run, and the executions, which the API names: get and cancel. Every job exists.</summary>
internal sealed class SimulatedCloudRun : ISimulatedApi
{
    private static readonly BodyShape Run = BodyShape.Of(
        "etag:string validateOnly:bool overrides{containerOverrides:list taskCount:int timeout:string}");

    private static readonly BodyShape Container = BodyShape.Of("name:string args:list env:list clearArgs:bool");

    private readonly ApiJobs _jobs = new();

    /// <inheritdoc/>
    public string Host => "run.googleapis.com";

    /// <inheritdoc/>
    public SimulatedAnswer? Answer(ApiCall call) => (call.Request.Method, call.Path) switch
    {
        ("POST", ["v2", "projects", var project, "locations", var region, "jobs", var job])
            when job.EndsWith(":run", StringComparison.Ordinal) =>
            Start(call, $"projects/{project}/locations/{region}/jobs/{job[..^":run".Length]}"),
        ("GET", ["v2", "projects", var project, "locations", var region, "jobs", var job, "executions", var id]) =>
            Get(call, $"projects/{project}/locations/{region}/jobs/{job}/executions/{id}"),
        ("POST", ["v2", "projects", var project, "locations", var region, "jobs", var job, "executions", var id])
            when id.EndsWith(":cancel", StringComparison.Ordinal) =>
            Cancel(call, $"projects/{project}/locations/{region}/jobs/{job}/executions/{id[..^":cancel".Length]}"),
        _ => null,
    };

    private SimulatedAnswer Start(ApiCall call, string job)
    {
        var body = call.Request.Body;
        var problem = body.IsNull ? null : Run.ProblemOf(body)
            ?? body["overrides"]["containerOverrides"].Items.ToArray()
                .Select((c, i) => Container.ProblemOf(c, $"overrides.containerOverrides[{i}]")).FirstOrDefault(p => p is not null);
        if (problem is not null)
        {
            return ApiAnswers.Invalid(problem);
        }

        var name = $"{job}/executions/{job.Split('/')[^1]}-{_jobs.All.Count() + 1:D5}";
        _jobs.Start(name, name, call.NewRun());
        return ApiAnswers.Ok(
            ("name", $"{string.Join('/', job.Split('/').Take(4))}/operations/{_jobs.All.Count():D8}"),
            ("metadata", WorkflowValue.FromMap(("name", name))),
            ("done", false));
    }

    private SimulatedAnswer Get(ApiCall call, string name)
    {
        if (_jobs.Find(name) is not { } job)
        {
            return ApiAnswers.NotFound(name);
        }

        return job.Poll(call.Now) switch
        {
            null => ApiAnswers.Ok(("name", name), ("taskCount", 1), ("runningCount", 1)),
            SimulatedEnd.Success => Ended(call, name, "succeededCount"),
            _ => Ended(call, name, job.IsCancelled ? "cancelledCount" : "failedCount"),
        };
    }

    private static SimulatedAnswer Ended(ApiCall call, string name, string count) => ApiAnswers.Ok(
        ("name", name),
        ("taskCount", 1),
        ("completionTime", call.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
        (count, 1));

    private SimulatedAnswer Cancel(ApiCall call, string name)
    {
        if (_jobs.Find(name) is not { } job)
        {
            return ApiAnswers.NotFound(name);
        }

        job.Cancel(call.Now);
        return ApiAnswers.Ok(("name", name), ("done", false));
    }
}
