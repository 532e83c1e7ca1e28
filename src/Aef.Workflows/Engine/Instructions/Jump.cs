using Aef.Workflows.Engine.Program;

namespace Aef.Workflows.Engine.Instructions;

/// <summary>Jumps within the routine; ends the scopes and steps that it leaves.</summary>
internal sealed class Jump(int cost) : Instruction
{
    public int Target { get; set; } = -1;

    public SlotRange Scopes { get; set; }

    /// <summary>True when the jump leaves steps: all from <see cref="Instruction.Step"/> outwards up to <see cref="Outer"/>.</summary>
    public bool LeavesSteps { get; set; }

    /// <summary>The innermost step that the jump does not leave; null to leave all.</summary>
    public StepInfo? Outer { get; set; }

    /// <summary>The groups around the target that the jump enters, from the outermost inwards.</summary>
    public IReadOnlyList<StepInfo> Entered { get; set; } = [];

    public override Flow Execute(Frame frame)
    {
        var engine = frame.Engine;
        engine.CountSteps(cost);
        engine.Clear(frame, Scopes);
        if (LeavesSteps)
        {
            engine.LeaveSteps(frame, Step, Outer);
            engine.EnterSteps(frame, Entered);
        }

        frame.Ip = Target;
        return Flow.Jumped;
    }
}
