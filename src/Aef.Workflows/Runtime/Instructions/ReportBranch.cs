using Aef.Workflows.Runtime.Program;

namespace Aef.Workflows.Runtime.Instructions;

/// <summary>Tells the listener which way is taken. Stands only in programs that were compiled to tell.</summary>
internal sealed class ReportBranch(BranchPoint branch) : Instruction
{
    public override Flow Execute(Frame frame)
    {
        var engine = frame.Engine;
        engine.Listener?.BranchTaken(engine.Now, frame.Strand.Id, branch);
        return Flow.Next;
    }
}
