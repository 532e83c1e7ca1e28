using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting;

/// <summary>Determines when an effect ends and with which outcome.</summary>
internal static class EffectTiming
{
    /// <summary>The immediate reply of a handler; null for an unknown wait, and for sleeps.</summary>
    public static (DateTimeOffset Time, EffectOutcome Outcome)? Resolve(WorkflowEffect effect, ICallHandler handler, DateTimeOffset now)
    {
        switch (effect)
        {
            case CallbackEffect callback when handler is ICallbackHandler environment && environment.Await(callback, now) is { } request && request.Duration <= callback.DueTime - now:
                return (now + request.Duration, request.Outcome);
            case CallEffect call:
                var reply = handler.Handle(call, now);
                return reply.Duration > call.Timeout ? Deadline(effect, now) : (now + reply.Duration, reply.Outcome);
            default:
                return null;
        }
    }

    /// <summary>When the host ends an unanswered effect, and with which outcome.</summary>
    public static (DateTimeOffset Time, EffectOutcome Outcome) Deadline(WorkflowEffect effect, DateTimeOffset now) => effect switch
    {
        SleepEffect sleep => (sleep.DueTime, EffectOutcome.Value(WorkflowValue.Null)),
        CallbackEffect callback =>
            (callback.DueTime, EffectOutcome.Failure(WorkflowErrors.Timeout("timed out while waiting for a callback"))),
        CallEffect call =>
            (
                now + call.Timeout,
                EffectOutcome.Failure(
                    WorkflowErrors.Timeout($"{call.Function} returned no response within {call.Timeout.TotalSeconds} seconds"))),
        _ => throw new ArgumentOutOfRangeException(nameof(effect)),
    };
}
