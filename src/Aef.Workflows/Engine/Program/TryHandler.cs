namespace Aef.Workflows.Engine.Program;

/// <summary>The handler of errors that are raised from <paramref name="Start"/> up to, not including, <paramref name="End"/>.</summary>
/// <param name="Start">The first instruction of the try's body.</param>
/// <param name="End">The instruction after the body.</param>
/// <param name="Target">The first instruction of the handler.</param>
/// <param name="State">The index of the try's state in the frame.</param>
/// <param name="Scopes">The variables of scopes inside the body, which end.</param>
/// <param name="Step">The try step.</param>
/// <param name="Layout">The layout of the frames that contain the try: branches of a parallel step inside the body have other frames, and
/// their errors stay with them.</param>
internal sealed record TryHandler(int Start, int End, int Target, int State, SlotRange Scopes, StepInfo Step, FrameLayout Layout);
