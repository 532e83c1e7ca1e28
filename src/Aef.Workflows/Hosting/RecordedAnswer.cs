using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Hosting.Mocks;

namespace Aef.Workflows.Hosting;

/// <summary>Answers an effect and writes the answer into its record.</summary>
internal sealed class RecordedAnswer(RecordedCall record, HostedEffect hosted)
{
    private readonly DateTimeOffset _start = hosted.Loop.Now;

    /// <summary>The effect.</summary>
    public HostedEffect Hosted => hosted;

    /// <summary>Answers now.</summary>
    public void Reply(EffectOutcome outcome)
    {
        if (!hosted.IsOver)
        {
            (record.Outcome, record.Duration) = (outcome, hosted.Loop.Now - _start);
            hosted.Answer(outcome);
        }
    }

    /// <summary>Answers after the duration of the reply.</summary>
    public void Reply(CallReply reply) => After(reply.Duration, () => reply.Outcome);

    /// <summary>Answers after a while; a reply later than the end of the clock never comes.</summary>
    public void After(TimeSpan delay, Func<EffectOutcome> outcome)
    {
        if (delay <= DateTimeOffset.MaxValue - hosted.Loop.Now)
        {
            hosted.At(hosted.Loop.Now + delay, () => Reply(outcome()));
        }
    }
}
