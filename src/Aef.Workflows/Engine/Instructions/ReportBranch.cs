using Aef.Workflows.Engine.Program;

namespace Aef.Workflows.Engine.Instructions;

/// <summary>Reports the entered branch to the listener. Only in programs that were compiled with branches.</summary>
internal sealed class ReportBranch(BranchPoint branch) : Instruction
{
    public override Flow Execute(Frame frame)
    {
        var engine = frame.Engine;
        engine.Listener?.BranchTaken(engine.Now, frame.Fiber.Id, branch);
        return Flow.Next;
    }
}
