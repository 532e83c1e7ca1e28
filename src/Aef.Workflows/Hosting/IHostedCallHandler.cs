using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Hosting;

/// <summary>
/// An environment whose answers arrive in their own time: after other effects, or from outside of the host. All its actions run on the loop
/// of its host, one thing at a time, so that a run on virtual time always goes the same way.
/// </summary>
public interface IHostedCallHandler : ICallHandler
{
    /// <summary>
    /// Begins to answer a call or an awaited callback. Without an answer the host ends it with <c>TimeoutError</c> when it times out.
    /// </summary>
    void Begin(HostedEffect effect);

    /// <summary>Hosts never call this for such an environment.</summary>
    CallReply ICallHandler.Handle(CallEffect call, DateTimeOffset now) =>
        throw new NotSupportedException("This environment runs on the event loop of a host and must be started first.");
}
