using System.Globalization;
using System.Text;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation.Apis;

/// <summary>The executions of other workflows: create, get and cancel. Every workflow exists.</summary>
internal sealed class SimulatedWorkflows : ISimulatedApi
{
    private static readonly BodyShape Execution = BodyShape.Of(
        "argument:string callLogLevel:string labels:strings disableConcurrencyQuotaOverflowBuffering:bool executionHistoryLevel:string");

    private readonly ApiJobs _jobs = new();

    /// <inheritdoc/>
    public string Host => "workflowexecutions.googleapis.com";

    /// <inheritdoc/>
    public SimulatedAnswer? Answer(ApiCall call) =>
        call.Path is ["v1", "projects", var project, "locations", var region, "workflows", var workflow, "executions", .. var rest]
            ? Answer(call, $"projects/{project}/locations/{region}/workflows/{workflow}/executions", rest)
            : null;

    private SimulatedAnswer? Answer(ApiCall call, string parent, string[] rest) => (call.Request.Method, rest) switch
    {
        ("POST", []) => Create(call, parent),
        ("GET", [var id]) => Get(call, $"{parent}/{id}"),
        ("POST", [var id]) when id.EndsWith(":cancel", StringComparison.Ordinal) => Cancel(call, $"{parent}/{id[..^":cancel".Length]}"),
        _ => null,
    };

    private SimulatedAnswer Create(ApiCall call, string parent)
    {
        var body = call.Request.Body;
        if (Execution.ProblemOf(body) is { } problem)
        {
            return ApiAnswers.Invalid(problem);
        }

        if (body["argument"].TryGetString(out var argument) && !WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(argument), out _, out _))
        {
            return ApiAnswers.Invalid("The argument is not JSON");
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{parent}/{_jobs.All.Count() + 1:D8}");
        _jobs.Start(name, name, call.NewRun());
        return ApiAnswers.Ok(("name", name), ("state", "ACTIVE"));
    }

    private SimulatedAnswer Get(ApiCall call, string name) => _jobs.Find(name) is not { } job
        ? ApiAnswers.NotFound(name)
        : job.Poll(call.Now) switch
        {
            null => ApiAnswers.Ok(("name", name), ("state", "ACTIVE")),
            SimulatedEnd.Success => ApiAnswers.Ok(("name", name), ("state", "SUCCEEDED"), ("result", job.Run.Job.Output.ToJson())),
            _ => ApiAnswers.Ok(
                ("name", name),
                ("state", job.IsCancelled ? "CANCELLED" : "FAILED"),
                ("error", WorkflowValue.FromMap(("payload", job.IsCancelled ? "cancelled" : job.Run.Job.Message)))),
        };

    private SimulatedAnswer Cancel(ApiCall call, string name)
    {
        if (_jobs.Find(name) is not { } job)
        {
            return ApiAnswers.NotFound(name);
        }

        job.Cancel(call.Now);
        return ApiAnswers.Ok(("name", name), ("state", "CANCELLED"));
    }
}
