namespace Aef.Workflows.Runtime;

/// <summary>When an effect ends and with what.</summary>
internal static class EffectTiming
{
    public static (DateTimeOffset Time, EffectOutcome Outcome) Resolve(WorkflowEffect effect, ICallHandler handler, DateTimeOffset now)
    {
        switch (effect)
        {
            case SleepEffect sleep:
                return (sleep.DueTime, EffectOutcome.Value(WorkflowValue.Null));
            case CallbackEffect callback:
                return handler is ICallbackHandler world && world.Await(callback, now) is { } request && request.Duration <= callback.DueTime - now
                    ? (now + request.Duration, request.Outcome)
                    : (callback.DueTime, EffectOutcome.Failure(WorkflowErrors.Timeout("timed out while waiting for a callback")));
            case CallEffect call:
                var reply = handler.Handle(call, now);
                return reply.Duration > call.Timeout
                    ? (now + call.Timeout, EffectOutcome.Failure(WorkflowErrors.Timeout($"{call.Function} gave no answer within {call.Timeout.TotalSeconds} seconds")))
                    : (now + reply.Duration, reply.Outcome);
            default:
                throw new ArgumentOutOfRangeException(nameof(effect));
        }
    }
}
