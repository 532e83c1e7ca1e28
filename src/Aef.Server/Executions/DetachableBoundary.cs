using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;

namespace Aef.Server.Executions;

/// <summary>
/// Ends the run of a host without a trace when the server stops: the execution continues in the next server. A host ends the execution as
/// cancelled otherwise.
/// </summary>
internal sealed class DetachableBoundary(IEngineBoundary inner, CancellationToken detached) : IEngineBoundary
{
    /// <inheritdoc/>
    public void Advancing(DateTimeOffset now)
    {
        detached.ThrowIfCancellationRequested();
        inner.Advancing(now);
    }

    /// <inheritdoc/>
    public void Calling(CallEffect call, DateTimeOffset now)
    {
        detached.ThrowIfCancellationRequested();
        inner.Calling(call, now);
    }

    /// <inheritdoc/>
    public void Answered(WorkflowEffect effect, EffectOutcome outcome, DateTimeOffset dueTime)
    {
        detached.ThrowIfCancellationRequested();
        inner.Answered(effect, outcome, dueTime);
    }

    /// <inheritdoc/>
    public void Completing(WorkflowEffect effect, EffectOutcome outcome) => inner.Completing(effect, outcome);

    /// <inheritdoc/>
    public void Cancelling()
    {
        detached.ThrowIfCancellationRequested();
        inner.Cancelling();
    }
}
