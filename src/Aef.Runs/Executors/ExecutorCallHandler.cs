using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Executors;

/// <summary>
/// A simulated cloud in which the caller's executors run the jobs. The calls are checked like those of simulated jobs, and a script's
/// network may lose them; the executor determines how a job ends and what it returns. No virtual time passes while executors are running,
/// so that jobs of parallel threads end at the same time and a run is still deterministic.
/// </summary>
internal sealed partial class ExecutorCallHandler(
    SimulatedCloud cloud,
    ExecutorTable executors,
    IJobReporter tracer,
    (string Id, string Name) run,
    Secrets secrets,
    CancellationToken cancellationToken) : IHostedCallHandler, IReplayedCallHandler, ICallbackHandler
{
    private static readonly SimulatedJob NeverEnding = SimulatedJob.Default with { Ends = SimulatedEnd.Never };
    private static readonly SimulatedJob Accepted = SimulatedJob.Default with { DurationSeconds = 0 };

    private readonly Dictionary<(string JobId, int Start), RunningJob> _jobs = [];

    /// <inheritdoc/>
    public CallReply Handle(CallEffect call, DateTimeOffset now) => cloud.Handle(call, now);

    /// <inheritdoc/>
    public void Begin(HostedEffect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        if (effect.Effect is CallbackEffect callback)
        {
            Await(effect, callback);
            return;
        }

        if (effect.Effect is not CallEffect call)
        {
            return;
        }

        if (call.Http is not { } request || call.Context is not JobContext job
            || SimulatedCloud.IsAuxiliary(job) || executors.Find(job.Step) is not { } chosen)
        {
            effect.Answer(cloud.Handle(call, effect.Loop.Now));
        }
        else if (SimulatedCloud.IsPoll(request, job))
        {
            Poll(effect, call, job);
        }
        else
        {
            Start(effect, call, job, chosen);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The effects of an executor are outside of the process: repeating a call could cause them twice.</remarks>
    public bool Holds(CallEffect call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.Http is not { } request
            || call.Context is not JobContext job
            || SimulatedCloud.IsAuxiliary(job)
            || SimulatedCloud.IsPoll(request, job)
            || executors.Find(job.Step) is null;
    }

    /// <inheritdoc/>
    /// <remarks>A job that was running when the process ended is lost; the next poll reports it.</remarks>
    public void Replay(CallEffect call, DateTimeOffset now, EffectOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (Holds(call) || call.Context is not JobContext job)
        {
            cloud.Replay(call, now, outcome);
            return;
        }

        cloud.Handle(call, now, job.Step.Type == Core.Pipelines.Model.StepType.Sync ? Accepted : NeverEnding);
        if (!outcome.IsFailure && job.Step.Type != Core.Pipelines.Model.StepType.Sync)
        {
            var lost = CallOf(string.Empty, job, now, default);
            _jobs[(job.Id, job.Start)] = Calling(new RunningJob(lost) { AsyncJobId = cloud.IdOf(outcome, job) }, job, call);
        }
    }

    private void Start(HostedEffect effect, CallEffect call, JobContext job, (string Name, IJobExecutor Executor) chosen)
    {
        var isSync = job.Step.Type == Core.Pipelines.Model.StepType.Sync;
        var reply = cloud.Handle(call, effect.Loop.Now, isSync ? Accepted : NeverEnding);
        if (reply.Outcome.IsFailure)
        {
            // Rejected, or lost on the way: the executor never receives it.
            effect.Answer(reply);
            return;
        }

        var request = call.Http?.Body ?? default;
        var work = new RunningJob(CallOf(chosen.Name, job, effect.Loop.Now, request), chosen.Executor);
        if (!isSync)
        {
            work.AsyncJobId = cloud.IdOf(reply.Outcome, job);
            work.Begin(cancellationToken);
            _jobs[(job.Id, job.Start)] = Calling(work, job, call);
            effect.Answer(reply);
        }
        else if (effect.Loop.IsRealTime)
        {
            effect.WaitOutside(work.RunAsync, _ => AnswerSync(effect, call, job, work));
        }
        else
        {
            work.Begin(cancellationToken);
            effect.At(effect.Loop.Now, () => OnceEnded(work, () => AnswerSync(effect, call, job, work)));
        }
    }

    private JobCall CallOf(string executor, JobContext job, DateTimeOffset now, WorkflowValue request) =>
        new(JobIdentity.Of(run, job), executor, request)
        {
            Time = now,
            Definition = job.Step.Executor,
            With = StepParameters.In(request, job.Step),
            Secrets = secrets,
        };

    private void Poll(HostedEffect effect, CallEffect call, JobContext job)
    {
        if (!_jobs.TryGetValue((job.Id, job.Start), out var work))
        {
            effect.Answer(cloud.Handle(call, effect.Loop.Now));
        }
        else if (effect.Loop.IsRealTime)
        {
            Report(effect, call, job, work);
        }
        else
        {
            effect.At(effect.Loop.Now, () => OnceEnded(work, () => Report(effect, call, job, work)));
        }
    }

    private void Report(HostedEffect effect, CallEffect call, JobContext job, RunningJob work)
    {
        if (work.Result is { } result && work.AsyncJobId is { } id)
        {
            Report(effect.Loop.Now, call.FiberId, job, work, result);
            cloud.Settle(id, BehaviorOf(work.Call, result, effect.Loop.IsRealTime));
        }

        effect.Answer(cloud.Handle(call, effect.Loop.Now));
    }

    private void AnswerSync(HostedEffect effect, CallEffect call, JobContext job, RunningJob work)
    {
        var result = work.Result ?? JobResult.Failed("the executor was stopped");
        Report(effect.Loop.Now, call.FiberId, job, work, result);
        var answer = result.Failure is { } failure ? SimulatedAnswer.Exception(failure) : new SimulatedAnswer(200, result.Output);
        var duration = effect.Loop.IsRealTime ? TimeSpan.Zero : TimeSpan.FromSeconds(Seconds(work.Call));
        effect.Answer(new CallReply(EffectOutcome.FromHttpResponse(answer.Status, WorkflowValue.EmptyMap, answer.Body), duration));
    }

    /// <summary>
    /// Virtual time does not pass while an executor is running; a run that is cancelled in the meantime ends without its answer.
    /// </summary>
    private void OnceEnded(RunningJob work, Action then)
    {
        if (work.Wait(cancellationToken))
        {
            then();
        }
    }

    private void Report(DateTimeOffset now, int fiberId, JobContext job, RunningJob work, JobResult result)
    {
        foreach (var (severity, message) in work.Call.TakeLog())
        {
            tracer.Report(now, fiberId, severity, message);
        }

        if (result.Failure is null)
        {
            tracer.KeepOutput(job.Id, result.Output);
        }
    }

    private static SimulatedJob BehaviorOf(JobCall call, JobResult result, bool isRealTime) => SimulatedJob.Default with
    {
        DurationSeconds = isRealTime ? 0 : Seconds(call),
        Ends = result.Failure is null ? SimulatedEnd.Success : SimulatedEnd.Failed,
        Message = result.Failure ?? string.Empty,
        Output = result.Output,
    };

    private static double Seconds(JobCall call) =>
        double.IsFinite(call.DurationSeconds) ? Math.Clamp(call.DurationSeconds, 0, TimeSpan.FromDays(366).TotalSeconds) : 0;
}
