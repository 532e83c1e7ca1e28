using Aef.Workflows.Engine.Program;

namespace Aef.Workflows.Engine.Instructions;

/// <summary>Tells the listener which way is taken. Stands only in programs that were compiled to tell.</summary>
internal sealed class ReportBranch(BranchPoint branch) : Instruction
{
    public override Flow Execute(Frame frame)
    {
        var engine = frame.Engine;
        engine.Listener?.BranchTaken(engine.Now, frame.Fiber.Id, branch);
        return Flow.Next;
    }
}
