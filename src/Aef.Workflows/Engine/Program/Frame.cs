using Aef.Workflows.Engine.Fibers;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Program;

/// <summary>A running routine, branch or iteration: its position in the code and its variables.</summary>
internal sealed class Frame
{
    public Frame(Fiber fiber, RoutineCode routine, FrameLayout layout, int ip)
    {
        Fiber = fiber;
        Routine = routine;
        Layout = layout;
        Code = routine.Code;
        Ip = ip;
        Slots = new WorkflowValue[layout.SlotCount];
        Slots.AsSpan().Fill(WorkflowValue.Unassigned);
        States = layout.StateCount == 0 ? [] : new object?[layout.StateCount];
        Temporaries = layout.TemporaryCount == 0 ? [] : new WorkflowValue[layout.TemporaryCount];
    }

    public Fiber Fiber { get; }

    public WorkflowEngine Engine => Fiber.Engine;

    public RoutineCode Routine { get; }

    public FrameLayout Layout { get; }

    public Instruction[] Code { get; }

    /// <summary>The variables.</summary>
    public WorkflowValue[] Slots { get; }

    /// <summary>The states of loops and try steps.</summary>
    public object?[] States { get; }

    /// <summary>The results of calls inside expressions, until the expression is evaluated. They do not count as memory.</summary>
    public WorkflowValue[] Temporaries { get; }

    /// <summary>The frame that called this one; null at the bottom of a fiber.</summary>
    public Frame? Caller { get; init; }

    /// <summary>The frame of the parallel step, for a branch or an iteration: its variables are visible.</summary>
    public Frame? Outer { get; init; }

    /// <summary>The number of the routine call in its execution; 0 for main, branches and iterations.</summary>
    public long Number { get; init; }

    /// <summary>The number of routines on the stack, including this one.</summary>
    public int Depth { get; init; } = 1;

    /// <summary>The instruction that runs next, or is running.</summary>
    public int Ip { get; set; }

    public Instruction Current => Code[Ip];

    /// <summary>The variables that have a value here, inner ones first.</summary>
    public IEnumerable<(string Name, WorkflowValue Value)> Variables()
    {
        for (var frame = this; frame is not null; frame = frame.Outer)
        {
            for (var i = frame.Slots.Length - 1; i >= 0; i--)
            {
                if (!frame.Slots[i].IsUnassigned)
                {
                    yield return (frame.Layout.Names[i], frame.Slots[i].Shared());
                }
            }
        }
    }
}
