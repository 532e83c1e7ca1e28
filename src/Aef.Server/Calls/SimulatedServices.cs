using System.Globalization;
using Aef.Runs.Simulation;
using Aef.Runs.Simulation.Apis;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Server.Calls;

/// <summary>
/// The simulated functions and APIs that one execution calls: AEF's intermediate function, executor functions, and the APIs that
/// <c>aef simulate</c> knows. Every job succeeds after a while on the clock of the server. For one execution only, on its loop.
/// </summary>
internal sealed class SimulatedServices
{
    private readonly Dictionary<string, ISimulatedApi> _apis = new ISimulatedApi[]
    {
        new SimulatedBigQuery(), new SimulatedDataflow(), new SimulatedDataproc(), new SimulatedDataform(), new SimulatedCloudRun(),
        new SimulatedCloudBuild(),
    }.ToDictionary(a => a.Host, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<int, SimulatedRun> _runs = [];
    private readonly Dictionary<string, SimulatedRun> _functions = new(StringComparer.Ordinal);

    /// <summary>True for an address that is simulated.</summary>
    public bool Has(HttpRequest request) =>
        Uri.TryCreate(request.Url, UriKind.Absolute, out var address) && (CallFacts.IsFunction(address) || _apis.ContainsKey(address.Host));

    /// <summary>Answers a call.</summary>
    public EffectOutcome Answer(CallEffect call, HttpRequest request, DateTimeOffset now)
    {
        if (ApiRequest.Of(request) is { } parsed && _apis.TryGetValue(parsed.Host, out var api))
        {
            // A branch of a workflow runs one job at a time: what it polls is what it has started last.
            var known = new ApiCall(parsed, now, () => NewRun(call), _runs.GetValueOrDefault(call.FiberId))
            {
                IsPoll = request.Method == "GET",
            };
            return Outcome(api.Answer(known) ?? ApiAnswers.NotFound($"the method {request.Method} {request.Url}"));

            SimulatedRun NewRun(CallEffect start) => _runs[start.FiberId] =
                new SimulatedRun(start.Id.ToString(CultureInfo.InvariantCulture), string.Empty, SimulatedJob.Default, now);
        }

        return Outcome(Function(request, now));
    }

    private static EffectOutcome Outcome(SimulatedAnswer answer) =>
        EffectOutcome.FromHttpResponse(answer.Status, WorkflowValue.EmptyMap, answer.Body);

    /// <summary>AEF's protocol: <c>get_id</c> starts a job, <c>get_status</c> polls it, and everything else does its work at once.</summary>
    private SimulatedAnswer Function(HttpRequest request, DateTimeOffset now)
    {
        if (!request.Body["call_type"].TryGetString(out var type))
        {
            return new SimulatedAnswer(200, "done");
        }

        switch (type)
        {
            case "get_id":
                var id = string.Create(CultureInfo.InvariantCulture, $"aef_{_functions.Count + 1:D6}");
                _functions[id] = new SimulatedRun(id, string.Empty, SimulatedJob.Default, now);
                return new SimulatedAnswer(200, id);
            case "get_status" when request.Body["async_job_id"].TryGetString(out var job) && _functions.TryGetValue(job, out var run):
                return new SimulatedAnswer(200, run.Poll(now) ? "success" : "running");
            case "get_status":
                return SimulatedAnswer.Exception($"the intermediate function never issued the job id {request.Body["async_job_id"]}");
            default:
                return SimulatedAnswer.Exception($"the intermediate function received call_type {type}");
        }
    }
}
