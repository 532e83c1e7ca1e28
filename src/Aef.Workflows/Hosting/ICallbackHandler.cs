using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Hosting;

/// <summary>
/// An environment that also answers awaited callbacks. With a call handler that does not implement it, every wait ends with
/// <c>TimeoutError</c>.
/// </summary>
public interface ICallbackHandler
{
    /// <summary>The request for a wait that began at <paramref name="now"/>, and its time; null when none comes.</summary>
    CallReply? Await(CallbackEffect callback, DateTimeOffset now);
}
