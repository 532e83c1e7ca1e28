using Aef.Workflows.Engine.Instructions;

namespace Aef.Workflows.Engine.Compilation;

/// <summary>The loop that <c>break</c> and <c>continue</c> refer to.</summary>
internal sealed class LoopContext(LoopContext? outer, int next, Scope scope, StepInfo step)
{
    private readonly List<Jump> _breaks = [];

    public LoopContext? Outer { get; } = outer;

    /// <summary>The instruction that begins the next round.</summary>
    public int Next { get; } = next;

    public Scope Scope { get; } = scope;

    public StepInfo Step { get; } = step;

    public void AddBreak(Jump jump) => _breaks.Add(jump);

    public void SetEnd(int end)
    {
        foreach (var jump in _breaks)
        {
            jump.Target = end;
        }
    }
}
