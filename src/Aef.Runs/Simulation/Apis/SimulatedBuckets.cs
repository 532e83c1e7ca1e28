using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation.Apis;

/// <summary>
/// The objects of Cloud Storage: copy, delete and list. Buckets exist; an object that a step waits for appears when the job of the
/// simulation script ends.
/// </summary>
internal sealed class SimulatedBuckets : ISimulatedApi
{
    /// <inheritdoc/>
    public string Host => "storage.googleapis.com";

    /// <inheritdoc/>
    public SimulatedAnswer? Answer(ApiCall call) => (call.Request.Method, call.Path) switch
    {
        ("GET", ["storage", "v1", "b", { Length: > 0 } bucket]) => Bucket(call, bucket),
        ("POST", ["storage", "v1", "b"]) => SetupAnswers.Bucket(call),
        ("GET", ["storage", "v1", "b", { Length: > 0 }, "o"]) => List(call),
        ("POST", ["storage", "v1", "b", not "", "o", { Length: > 0 } name, "copyTo", "b", not "", "o", not ""]) =>
            AtOnce(call, name, ApiAnswers.Ok(("kind", "storage#object"), ("generation", "1"), ("size", "0"))),
        ("DELETE", ["storage", "v1", "b", { Length: > 0 }, "o", { Length: > 0 } name]) =>
            AtOnce(call, name, new SimulatedAnswer(204, string.Empty)),
        _ => null,
    };

    private static SimulatedAnswer Bucket(ApiCall call, string bucket)
    {
        call.NewRun();
        return ApiAnswers.Ok(("name", bucket));
    }

    private static SimulatedAnswer List(ApiCall call) => call.Run is { } run && run.Poll(call.Now) && run.Job.Ends == SimulatedEnd.Success
        ? ApiAnswers.Ok(("items", WorkflowValue.FromList(
            WorkflowValue.FromMap(("name", call.Request["prefix"] ?? string.Empty), ("generation", "1"), ("size", "0")))))
        : ApiAnswers.Ok();

    private static SimulatedAnswer AtOnce(ApiCall call, string name, SimulatedAnswer answer)
    {
        var job = call.NewRun().Job;
        return job.Ends switch
        {
            SimulatedEnd.Failed => ApiAnswers.NotFound($"{name}: {job.Message}"),
            SimulatedEnd.Never => answer with { Seconds = double.PositiveInfinity },
            _ => answer with { Seconds = job.DurationSeconds },
        };
    }
}
