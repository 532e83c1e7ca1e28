using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;

namespace Aef.Fuzz.Targets;

/// <summary>An environment that answers calls by dice.</summary>
internal sealed class DiceCallHandler(ulong seed) : ICallHandler
{
    private static readonly int[] Codes = [200, 200, 200, 204, 302, 404, 429, 500, 503];

    private readonly Dice _dice = new(seed, 0);

    public CallReply Handle(CallEffect call, DateTimeOffset now)
    {
        var duration = TimeSpan.FromSeconds(_dice.Below(_dice.OneIn(10) ? 4_000 : 3));
        var outcome = _dice.Below(8) switch
        {
            0 => EffectOutcome.Failure(WorkflowErrors.ConnectionFailed("no way there")),
            1 => EffectOutcome.Failure(WorkflowErrors.Connection("broke off")),
            2 when call.Http is null => EffectOutcome.Value(WorkflowValue.FromMap(("done", true), ("name", "x"))),
            3 => EffectOutcome.Failure("a text"),
            _ =>
                EffectOutcome.FromHttpResponse(
                    _dice.Pick(Codes),
                    default,
                    _dice.OneIn(2) ? "text" : WorkflowValue.FromList(1, "a", WorkflowValue.EmptyMap)),
        };
        return new CallReply(outcome, duration);
    }
}
