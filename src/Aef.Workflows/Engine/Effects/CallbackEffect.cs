using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Effects;

/// <summary>
/// <c>events.await_callback</c>: the fiber waits for a request to the endpoint. The host completes the effect with the request envelope,
/// or with
/// <see cref="WorkflowErrors.Timeout"/> when its clock has reached <paramref name="DueTime"/>.
/// </summary>
/// <param name="Id">The number of the effect in its execution.</param>
/// <param name="FiberId">The fiber that waits.</param>
/// <param name="Callback">The map from <c>events.create_callback_endpoint</c>; its <c>url</c> names the endpoint.</param>
/// <param name="DueTime">When the wait times out.</param>
public sealed record CallbackEffect(long Id, int FiberId, WorkflowValue Callback, DateTimeOffset DueTime) : WorkflowEffect(Id, FiberId)
{
    /// <summary>The step that waits.</summary>
    public StepInfo? Step { get; init; }
}
