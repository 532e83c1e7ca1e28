namespace Aef.Workflows.Language.Analysis;

/// <summary>The kind of element that a list of steps belongs to.</summary>
internal enum StepListKind
{
    /// <summary>A routine, or a step that groups others by <c>steps</c>.</summary>
    Group,

    /// <summary>The <c>steps</c> of a try, an except block or an entry of a switch.</summary>
    Inner,

    /// <summary>A loop.</summary>
    Loop,

    /// <summary>A branch or iteration of a parallel step.</summary>
    Parallel,
}

/// <summary>A list of steps and its enclosing lists.</summary>
internal sealed class StepListScope(StepListScope? parent, StepListKind kind)
{
    /// <summary>True when <c>break</c> and <c>continue</c> are allowed.</summary>
    public bool IsInLoop { get; } =
        kind switch { StepListKind.Loop => true, StepListKind.Parallel => false, _ => parent?.IsInLoop == true };

    /// <summary>True inside a branch or iteration of a parallel step.</summary>
    public bool IsInParallel { get; } = kind == StepListKind.Parallel || parent?.IsInParallel == true;

    private StepListScope? Parent { get; } = parent;

    private StepListKind Kind { get; } = kind;

    private int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>What a jump from this list to a step of another one leaves and enters.</summary>
    public JumpCrossings CrossingsTo(StepListScope target)
    {
        var (from, to, crossings) = (this, target, JumpCrossings.None);
        while (!ReferenceEquals(from, to))
        {
            if (from.Depth >= to.Depth)
            {
                crossings |= from.Kind switch
                {
                    StepListKind.Loop => JumpCrossings.LeavesLoop,
                    StepListKind.Parallel => JumpCrossings.LeavesParallel,
                    _ => JumpCrossings.None,
                };
                from = from.Parent ?? from;
            }
            else
            {
                crossings |= to.Kind == StepListKind.Group ? JumpCrossings.EntersGroup : JumpCrossings.EntersClosed;
                to = to.Parent ?? to;
            }
        }

        return crossings;
    }
}
