using Aef.Workflows.Engine.Instructions;

namespace Aef.Workflows.Engine.Compilation;

/// <summary>The parallel branch that <c>next: continue</c> at its end refers to. The variables of the branch end with its frame.</summary>
internal sealed class BranchContext(StepInfo step)
{
    private readonly List<Jump> _ends = [];

    /// <summary>The parallel step, which continues.</summary>
    public StepInfo Step { get; } = step;

    public void AddEnd(Jump jump) => _ends.Add(jump);

    /// <summary>Sets the position of the instruction that ends the branch.</summary>
    public void Close(int end)
    {
        foreach (var jump in _ends)
        {
            jump.Target = end;
        }
    }
}
