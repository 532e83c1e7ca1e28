using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Hosting;

/// <summary>
/// An environment that also answers awaited callbacks. A call handler that does not implement it lets every wait end with
/// <c>TimeoutError</c>.
/// </summary>
internal interface ICallbackHandler
{
    /// <summary>The request that a wait which began at <paramref name="now"/> gets, and when; null when none comes.</summary>
    CallReply? Await(CallbackEffect callback, DateTimeOffset now);
}
