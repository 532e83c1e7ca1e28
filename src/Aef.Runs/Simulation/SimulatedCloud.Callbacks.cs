using Aef.Documents.Collections;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;

namespace Aef.Runs.Simulation;

/// <content>The callbacks of jobs.</content>
internal sealed partial class SimulatedCloud
{
    private static readonly EquatableList<SimulatedCallback> AtEnd = [new SimulatedCallback()];

    /// <summary>The endpoints of the run.</summary>
    public SimulatedEndpoints Endpoints { get; } = new();

    /// <inheritdoc/>
    public CallReply? Await(CallbackEffect callback, DateTimeOffset now) => Endpoints.Await(callback, now);

    /// <inheritdoc/>
    public void Replay(CallbackEffect callback, DateTimeOffset received, EffectOutcome outcome)
    {
        if (!outcome.IsFailure)
        {
            Endpoints.Await(callback, received);
        }
    }

    /// <summary>What a job that has ended reports.</summary>
    public static WorkflowValue Report(string? failure) => failure is null
        ? WorkflowValue.FromMap(("state", "success"))
        : WorkflowValue.FromMap(("state", "failed"), ("message", failure));

    private void SendCallbacks(HttpRequest request, JobContext job, SimulatedJob behavior, DateTimeOffset now)
    {
        if (!job.Step.WaitsForCallback || StepParameters.CallbackUrlIn(request, job.Step) is not { } url)
        {
            return;
        }

        var report = behavior.Ends switch
        {
            SimulatedEnd.Success => Report(failure: null),
            SimulatedEnd.Failed => Report(behavior.Message),
            _ => default(WorkflowValue?),
        };
        foreach (var callback in behavior.Callbacks ?? (behavior.Polls is null ? AtEnd : []))
        {
            if ((callback.Body ?? report) is { } body)
            {
                Endpoints.Send(url, now + TimeSpan.FromSeconds(callback.AtSeconds ?? behavior.DurationSeconds), body);
            }
        }
    }
}
