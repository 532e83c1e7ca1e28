using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Hosting;

/// <summary>The environment that answers calls, simulated or real.</summary>
public interface ICallHandler
{
    /// <summary>Answers a call that was made at <paramref name="now"/>.</summary>
    CallReply Handle(CallEffect call, DateTimeOffset now);
}
