using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Runs.Simulation.Apis;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Simulation;

/// <summary>
/// The platform that a local run calls: the intermediate function, sync functions and the executions of other workflows, behind a network
/// that follows the script.
/// </summary>
internal sealed partial class SimulatedCloud : IReplayedCallHandler, ICallbackHandler
{
    private static readonly TimeSpan Forever = TimeSpan.FromDays(366);

    private readonly SimulatedPlatform _platform;
    private readonly SimulationScript _script;
    private readonly HashSet<string> _syncFunctions;
    private readonly Dictionary<string, SimulatedRun> _runs = new(StringComparer.Ordinal);
    private readonly Dictionary<(string JobId, int Start, bool IsPoll), int> _calls = [];

    private readonly SimulatedApis _apis;
    private readonly Secrets _secrets;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>
    /// Creates the platform; with <paramref name="assumes"/>, APIs that are not simulated answer as their entries describe.
    /// </summary>
    public SimulatedCloud(
        BoundPipeline pipeline,
        SimulatedPlatform platform,
        SimulationScript script,
        Secrets? secrets = null,
        bool assumes = false)
    {
        _apis = new SimulatedApis(assumes);
        _secrets = secrets ?? Secrets.Empty;
        _platform = platform;
        _script = script;
        _syncFunctions = pipeline.Steps.Where(s => s.Type == StepType.Sync)
            .Select(s => platform.Functions + s.Function)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The executions of the workflow itself; null when it does not ask for them.</summary>
    public SimulatedExecutions? Executions { get; init; }

    /// <summary>The JOB_IDs, with the indexes of items, of the jobs that the script has determined.</summary>
    public IReadOnlySet<string> Asked => _asked;

    /// <summary>The calls to APIs that are not simulated, each once.</summary>
    public IReadOnlyList<string> Unanswered => _apis.Unanswered;

    /// <summary>True for a call that polls a job, false for one that starts or runs it.</summary>
    public static bool IsPoll(HttpRequest request, JobContext job) =>
        job.Step.IsConnector ? job.Action == ConnectorActions.Status
        : request.Method == "GET" || (request.Body["call_type"].TryGetString(out var type) && type == "get_status");

    /// <summary>True for a call that neither starts nor polls a job, such as its cancellation.</summary>
    public static bool IsAuxiliary(JobContext job) =>
        job.Step.IsConnector && job.Action is not (ConnectorActions.Start or ConnectorActions.Status);

    /// <summary>The id by which <see cref="Settle"/> knows a started job; null when there is none.</summary>
    public string? IdOf(EffectOutcome outcome, JobContext job)
    {
        if (job.Step.IsConnector)
        {
            return _apis.RunOf(job) is { } run ? Register(run).Id : null;
        }

        var body = outcome.Content["body"];
        return body.TryGetString(out var id) || body["name"].TryGetString(out id) ? id : null;
    }

    public CallReply Handle(CallEffect call, DateTimeOffset now) => Handle(call, now, null);

    /// <summary>Sets the states of a started job that an executor runs instead of the simulation.</summary>
    public void Settle(string id, SimulatedJob job) => _runs[id].Job = job;

    /// <summary>
    /// Answers a call; a job that it starts behaves as <paramref name="job"/> describes (null: as the script describes). The network always
    /// follows the script.
    /// </summary>
    public CallReply Handle(CallEffect call, DateTimeOffset now, SimulatedJob? job)
    {
        if (SecretManager.Answer(_secrets, call) is { } secret)
        {
            return secret;
        }

        if (call.Http is null
            && call.Context is JobContext { Action: not null } caller
            && _apis.Assume(caller, job ?? _script.Get(caller.Id, caller.Start), now, isHttp: false) is { } assumed)
        {
            return new CallReply(EffectOutcome.Value(assumed.Body), TimeSpan.Zero);
        }

        if (call.Http is not { } request || call.Context is not JobContext context)
        {
            return Executions?.Handle(call, now) is { } outcome ? new CallReply(outcome, TimeSpan.Zero) : new CallReply(
                EffectOutcome.Failure(WorkflowErrors.Tagged("SystemError", $"{call.Function} is not simulated")),
                TimeSpan.Zero);
        }

        var behavior = _script.Get(context.Id, context.Start);
        if (IsAuxiliary(context))
        {
            var reply = _apis.Answer(request, context, job ?? behavior, now);
            return new CallReply(EffectOutcome.FromHttpResponse(reply.Status, WorkflowValue.EmptyMap, reply.Body), TimeSpan.Zero);
        }

        _asked.Add(context.Id);
        var fate = NextFate(context, IsPoll(request, context), behavior);
        var wire = TimeSpan.FromSeconds(behavior.CallSeconds);
        switch (fate.Kind)
        {
            case SimulatedReplyKind.ConnectionFailed:
                return new CallReply(EffectOutcome.Failure(WorkflowErrors.ConnectionFailed("simulated: no connection")), wire);
            case SimulatedReplyKind.Status:
                return new CallReply(EffectOutcome.FromHttpResponse(fate.Status, WorkflowValue.EmptyMap, fate.Body), wire);
        }

        var answer = Route(request, context, job ?? behavior, now);
        var duration = wire + TimeSpan.FromSeconds(Math.Min(answer.Seconds, Forever.TotalSeconds));
        return fate.Kind switch
        {
            SimulatedReplyKind.ConnectionLost =>
                new CallReply(EffectOutcome.Failure(WorkflowErrors.Connection("simulated: the connection broke")), duration),
            SimulatedReplyKind.Timeout => new CallReply(EffectOutcome.Failure(WorkflowErrors.Timeout("simulated: no answer")), Forever),
            _ => new CallReply(EffectOutcome.FromHttpResponse(answer.Status, WorkflowValue.EmptyMap, answer.Body), duration),
        };
    }

    /// <inheritdoc/>
    /// <remarks>All state is in memory: it ends with the process.</remarks>
    public bool Holds(CallEffect call) => true;

    /// <inheritdoc/>
    public void Replay(CallEffect call, DateTimeOffset now, EffectOutcome outcome) => Handle(call, now);

    private SimulatedReply NextFate(JobContext job, bool isPoll, SimulatedJob behavior)
    {
        var key = (job.Id, job.Start, isPoll);
        var index = _calls.GetValueOrDefault(key);
        _calls[key] = index + 1;
        var fates = isPoll ? behavior.Poll : behavior.Start;
        return index < fates.Count ? fates[index] : SimulatedReply.Ok;
    }

    private SimulatedAnswer Route(HttpRequest request, JobContext job, SimulatedJob behavior, DateTimeOffset now)
    {
        if (job.Step.IsConnector)
        {
            var answer = _apis.Answer(request, job, behavior, now);
            if (answer.Status < 400 && job.Action == ConnectorActions.Start)
            {
                SendCallbacks(request, job, behavior, now);
            }

            return answer;
        }

        if (request.Url == _platform.Intermediate)
        {
            return Intermediate(request, job, behavior, now);
        }

        if (_syncFunctions.Contains(request.Url))
        {
            return Sync(request, job, behavior);
        }

        if (request.Url.StartsWith(SimulatedPlatform.Api, StringComparison.Ordinal))
        {
            return request.Method == "GET" ? ReadExecution(request, now) : StartExecution(request, job, behavior, now);
        }

        return new SimulatedAnswer(404, $"Nothing exists at {request.Url}");
    }

    private SimulatedAnswer Intermediate(HttpRequest request, JobContext job, SimulatedJob behavior, DateTimeOffset now)
    {
        var isStatus = request.Body["call_type"].TryGetString(out var type) && type == "get_status";
        var problem = RequestCheck.Envelope(request, "POST", "OIDC")
            ?? (
                isStatus
                    ? RequestCheck.Body(request, job, _platform, job.Step.StatusFunction, "call_type", "async_job_id")
                    : RequestCheck.Body(request, job, _platform, job.Step.Function, "call_type"))
            ?? (isStatus || type == "get_id" ? null : $"call_type {request.Body["call_type"]}");
        if (problem is not null)
        {
            return SimulatedAnswer.Exception($"the intermediate function received {problem}");
        }

        if (!isStatus)
        {
            SendCallbacks(request, job, behavior, now);
            return new SimulatedAnswer(200, StartRun("aef_", job, behavior, now).Id);
        }

        if (!request.Body["async_job_id"].TryGetString(out var id)
            || !_runs.TryGetValue(id, out var run)
            || run.JobName != job.Step.JobName)
        {
            return SimulatedAnswer.Exception($"the intermediate function never issued the job id {request.Body["async_job_id"]}");
        }

        if (!run.Poll(now))
        {
            return new SimulatedAnswer(200, "running");
        }

        return run.Job.Ends == SimulatedEnd.Failed ? SimulatedAnswer.Exception(run.Job.Message) : new SimulatedAnswer(200, "success");
    }

    private SimulatedAnswer Sync(HttpRequest request, JobContext job, SimulatedJob behavior)
    {
        var problem = RequestCheck.Envelope(request, "POST", "OIDC") ?? RequestCheck.Body(request, job, _platform, job.Step.Function);
        if (problem is not null)
        {
            return SimulatedAnswer.Exception($"the function received {problem}");
        }

        return behavior.Ends switch
        {
            SimulatedEnd.Never => new SimulatedAnswer(200, behavior.Output, Forever.TotalSeconds),
            SimulatedEnd.Failed => SimulatedAnswer.Exception(behavior.Message) with { Seconds = behavior.DurationSeconds },
            _ => new SimulatedAnswer(200, behavior.Output, behavior.DurationSeconds),
        };
    }

    private SimulatedAnswer StartExecution(HttpRequest request, JobContext job, SimulatedJob behavior, DateTimeOffset now)
    {
        var workflow = $"{_platform.Executions}{Uri.EscapeDataString(job.Step.WorkflowName ?? string.Empty)}/executions";
        if (RequestCheck.Envelope(request, "POST", "OAuth2") is { } problem)
        {
            return new SimulatedAnswer(400, problem);
        }

        if (request.Url != workflow)
        {
            return new SimulatedAnswer(404, $"No workflow exists at {request.Url}");
        }

        if (request.Body.Entries is not [{ Key: "argument" } argument] || !argument.Value.TryGetString(out var json)
            || !WorkflowValue.TryFromJson(System.Text.Encoding.UTF8.GetBytes(json), out var value, out _)
                || value.Kind != WorkflowValueKind.Map)
        {
            return new SimulatedAnswer(400, "The argument of an execution must be a JSON object in a string");
        }

        var name = workflow[SimulatedPlatform.Api.Length..] + "/";
        return new SimulatedAnswer(200, WorkflowValue.FromMap(("name", StartRun(name, job, behavior, now).Id), ("state", "ACTIVE")));
    }

    private SimulatedAnswer ReadExecution(HttpRequest request, DateTimeOffset now)
    {
        if (RequestCheck.Envelope(request, "GET", "OAuth2") is { } problem)
        {
            return new SimulatedAnswer(400, problem);
        }

        if (!_runs.TryGetValue(request.Url[SimulatedPlatform.Api.Length..], out var run))
        {
            return new SimulatedAnswer(404, $"No execution exists at {request.Url}");
        }

        if (!run.Poll(now))
        {
            return new SimulatedAnswer(200, WorkflowValue.FromMap(("state", "ACTIVE")));
        }

        return new SimulatedAnswer(200, run.Job.Ends == SimulatedEnd.Failed
            ? WorkflowValue.FromMap(("state", "FAILED"), ("error", WorkflowValue.FromMap(("payload", run.Job.Message))))
            : WorkflowValue.FromMap(("state", "SUCCEEDED"), ("result", run.Job.Output.ToJson())));
    }

    private SimulatedRun Register(SimulatedRun run) => _runs[run.Id] = run;

    private SimulatedRun StartRun(string prefix, JobContext job, SimulatedJob behavior, DateTimeOffset now)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{prefix}{_runs.Count + 1:D6}");
        return _runs[id] = new SimulatedRun(id, job.Step.JobName, behavior, now);
    }
}
