using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Executors;

/// <summary>
/// Answers the calls of a run on this computer. Each attempt of a job is one call: its executor runs outside of the loop, and posts only
/// log entries, progress and the outcome.
/// </summary>
internal sealed class LocalCallHandler(
    LocalExecutors executors,
    LocalJobs jobs,
    IJobReporter reporter,
    SimulatedExecutions? executions,
    Secrets secrets) : IHostedCallHandler, IReplayedCallHandler
{
    /// <summary>Decides when the run may begin; null for a run that begins at once.</summary>
    public IRunAdmission? Admission { get; init; }

    /// <inheritdoc/>
    public void Begin(HostedEffect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        if (effect.Effect is not CallEffect call)
        {
            return; // nothing sends a callback to such a run
        }

        if (call is { Function: SupportRoutines.Execute, Context: JobContext job } && executors.Find(job.Step) is { } executor)
        {
            Execute(effect, call, job, executor);
        }
        else if (SecretManager.Answer(secrets, call) is { } secret)
        {
            effect.Answer(secret);
        }
        else if (executions?.IsList(call) == true && Admission?.MustWait(effect.Loop.Now) == true)
        {
            effect.WaitOutside(Admission.WaitAsync, done => effect.Answer(done.Exception is { InnerException: { } failure }
                ? EffectOutcome.Failure(WorkflowErrors.Tagged("SystemError", $"The admission failed: {failure.Message}"))
                : Answer(effect, call)));
        }
        else
        {
            effect.Answer(Answer(effect, call));
        }
    }

    private EffectOutcome Answer(HostedEffect effect, CallEffect call) =>
        executions?.Handle(call, effect.Loop.Now)
            ?? EffectOutcome.Failure(
                WorkflowErrors.Tagged("SystemError", $"{call.Function} cannot be called in a run on this computer"));

    /// <inheritdoc/>
    /// <remarks>An executor that can find out what an earlier process has done is called again.</remarks>
    public bool Holds(CallEffect call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call is not { Function: SupportRoutines.Execute, Context: JobContext job }
            || executors.Find(job.Step) is not { } executor
            || executors.Get(executor) is IRecoveringExecutor;
    }

    /// <inheritdoc/>
    public void Replay(CallEffect call, DateTimeOffset now, EffectOutcome outcome)
    {
        // Executors have no state that a replay must restore.
    }

    private void Execute(HostedEffect effect, CallEffect call, JobContext job, LocalExecutor executor)
    {
        var arguments = call.Arguments;
        var limit = arguments["timeout"].TryGetNumber(out var seconds) ? TimeSpan.FromSeconds(Math.Max(0, seconds)) : (TimeSpan?)null;
        var attempt = new LocalAttempt(executor, job, arguments["with"], limit, effect.Loop.Now);
        var monitor = new LoopMonitor(effect, reporter, call.FiberId);
        effect.WaitOutside(
            token => jobs.RunAsync(attempt, monitor, token),
            done => effect.Answer(done.IsCompletedSuccessfully
                ? OutcomeOf(done.Result, job, limit)
                : throw new InvalidOperationException("A job ended without a result.", done.Exception)));
    }

    private static EffectOutcome OutcomeOf(JobEnd end, JobContext job, TimeSpan? limit)
    {
        if (end.Result is { Failure: null } success)
        {
            // The result of another workflow is JSON in a string, as in Google's API.
            var output = job.Step.Type == StepType.Workflows && !success.Output.IsNull
                ? WorkflowValue.FromString(success.Output.ToJson())
                : success.Output;
            return EffectOutcome.Value(WorkflowValue.FromMap(("output", output), ("link", success.Link)));
        }

        var failure = end.Result is { Failure: { } words } failed
            ? WorkflowValue.FromMap(
                ("kind", end.Kind ?? "JobFailed"),
                ("message", "The job failed"),
                ("answer", words),
                ("link", failed.Link))
            : WorkflowValue.FromMap(
                ("kind", "TimeoutError"),
                ("message", string.Create(
                    CultureInfo.InvariantCulture,
                    $"The job was still running after {limit?.TotalSeconds:0.###} seconds and was stopped")));
        return EffectOutcome.Failure(end.Result is { IsFinal: true } ? failure.With("final", true) : failure);
    }
}
