using Aef.Core.Pipelines.Catalog;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation.Apis;

/// <summary>The Google APIs that a pipeline with connector bindings calls in a local run.</summary>
internal sealed class SimulatedApis
{
    private readonly Dictionary<string, ISimulatedApi> _byHost;
    private readonly Dictionary<(string JobId, int Start), SimulatedRun> _runs = [];
    private readonly AssumedApi? _assumed;
    private readonly List<string> _unanswered = [];

    /// <summary>
    /// Creates the APIs, without jobs. With <paramref name="assumes"/>, the entries of other APIs determine their answers.
    /// </summary>
    public SimulatedApis(bool assumes = false)
    {
        _assumed = assumes ? new AssumedApi() : null;
        _byHost = new ISimulatedApi[]
        {
            new SimulatedBigQuery(), new SimulatedDataflow(), new SimulatedDataproc(), new SimulatedDataform(), new SimulatedCloudRun(),
            new SimulatedCloudBuild(), new SimulatedWorkflows(), new SimulatedBuckets(),
        }.ToDictionary(a => a.Host, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The calls to APIs that are not simulated, each once.</summary>
    public IReadOnlyList<string> Unanswered => _unanswered;

    /// <summary>The job that a start of a step has started; null before that.</summary>
    public SimulatedRun? RunOf(JobContext job) => _runs.GetValueOrDefault((job.Id, job.Start));

    /// <summary>Answers a call of a step.</summary>
    public SimulatedAnswer Answer(HttpRequest request, JobContext job, SimulatedJob behavior, DateTimeOffset now)
    {
        if (ApiRequest.Of(request) is not { } parsed)
        {
            return new SimulatedAnswer(404, $"Nothing exists at {request.Url}");
        }

        if (job.Action is null)
        {
            return SimulatedStorage.JobFile(parsed, request, job.Step);
        }

        if (!_byHost.TryGetValue(parsed.Host, out var api))
        {
            return Assume(job, behavior, now, isHttp: true) is { } assumed ? assumed : job.Step.Binding is ConnectorBinding { Status: null }
                ? Other(NewRun(job, behavior, now).Job)
                : NotSimulated(request, parsed);
        }

        if (request.Auth["type"] is var type && !(type.TryGetString(out var word) && word == "OAuth2"))
        {
            return ApiAnswers.Error(401, "UNAUTHENTICATED", "The request has no OAuth 2 access token");
        }

        var answer = api.Answer(new ApiCall(parsed, now, () => NewRun(job, behavior, now), RunOf(job))
            {
                IsPoll = job.Action == ConnectorActions.Status,
            })
            ?? Assume(job, behavior, now, isHttp: true)
            ?? ApiAnswers.NotFound($"the method {request.Method} {request.Url}");
        return answer.Status >= 400 || parsed["fields"] is not { } fields ? answer : Select(fields, answer);
    }

    private SimulatedAnswer NotSimulated(HttpRequest request, ApiRequest parsed)
    {
        var call = $"{request.Method} {request.Url}";
        if (!_unanswered.Contains(call, StringComparer.Ordinal))
        {
            _unanswered.Add(call);
        }

        return new SimulatedAnswer(404, $"{parsed.Host} is not simulated; a mock file can answer its calls");
    }

    /// <summary>
    /// The answer of a server that is only known from the entry; null if there are no such answers, or the start does the whole job.
    /// </summary>
    public SimulatedAnswer? Assume(JobContext job, SimulatedJob behavior, DateTimeOffset now, bool isHttp) =>
        _assumed is null || (isHttp && job.Step.Binding is ConnectorBinding { Status: null, Output: null, Before: [] }) ? null
            : _assumed.Answer(job, () => RunOf(job) ?? NewRun(job, behavior, now), now, isHttp);

    /// <summary>The answer of an unknown server to the only request of a job.</summary>
    private static SimulatedAnswer Other(SimulatedJob behavior) => behavior.Ends switch
    {
        SimulatedEnd.Never => new SimulatedAnswer(200, behavior.Output, double.PositiveInfinity),
        SimulatedEnd.Failed => new SimulatedAnswer(422, behavior.Message, behavior.DurationSeconds),
        _ => new SimulatedAnswer(200, behavior.Output, behavior.DurationSeconds),
    };

    private static SimulatedAnswer Select(string fields, SimulatedAnswer answer)
    {
        try
        {
            return answer with { Body = FieldMask.Apply(fields, answer.Body) };
        }
        catch (FormatException e)
        {
            return ApiAnswers.Invalid($"Invalid field selection: {e.Message}");
        }
    }

    private SimulatedRun NewRun(JobContext job, SimulatedJob behavior, DateTimeOffset now) =>
        _runs[(job.Id, job.Start)] = new SimulatedRun($"{job.Id}#{job.Start}", job.Step.JobName, behavior, now);
}
