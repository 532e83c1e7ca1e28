namespace Aef.Workflows.Engine.Program;

/// <summary>Where errors go that are raised from <paramref name="Start"/> up to, not including, <paramref name="End"/>.</summary>
/// <param name="Start">The first instruction of the try's body.</param>
/// <param name="End">The instruction after the body.</param>
/// <param name="Target">The first instruction of the handler.</param>
/// <param name="State">Which state of the frame belongs to the try.</param>
/// <param name="Scopes">The variables of scopes inside the body, which end.</param>
/// <param name="Step">The try step.</param>
/// <param name="Layout">The frames that the try is in: branches of a parallel step inside the body have other frames, and their errors
/// stay with them.</param>
internal sealed record TryHandler(int Start, int End, int Target, int State, SlotRange Scopes, StepInfo Step, FrameLayout Layout);
