using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Engine;

/// <summary>
/// Creates the contexts of calls that leave the engine. The engine requests one for each call, when the call is made; a replayed execution
/// requests them again in the same order.
/// </summary>
public interface ICallContextSource
{
    /// <summary>The context of a call that <paramref name="caller"/> makes; null when the call has none.</summary>
    CallContext? Create(RoutineCall caller);
}
