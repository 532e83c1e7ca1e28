using Aef.Workflows.Engine.Fibers;
using Aef.Workflows.Engine.Instructions;
using Aef.Workflows.Engine.Program;

namespace Aef.Workflows.Engine.Errors;

/// <summary>Finds the error that a fiber is handling: that of the innermost except block or retry policy around it.</summary>
internal static class HandledFault
{
    public static Fault? Innermost(Fiber fiber)
    {
        for (var frame = fiber.Top; frame is not null; frame = frame.Caller)
        {
            for (var step = frame.Current.Step; step is not null; step = step.Parent)
            {
                if (Handled(frame, step) is { } fault)
                {
                    return fault;
                }
            }
        }

        return null;
    }

    /// <summary>The error that a try step is handling in a frame; null when the frame is in its body, or the step is not a try.</summary>
    private static Fault? Handled(Frame frame, StepInfo step)
    {
        foreach (var handler in frame.Routine.Handlers)
        {
            if (ReferenceEquals(handler.Step, step)
                && ReferenceEquals(handler.Layout, frame.Layout)
                && (frame.Ip < handler.Start || frame.Ip >= handler.End))
            {
                return (frame.States[handler.State] as TryState)?.Fault;
            }
        }

        return null;
    }
}
