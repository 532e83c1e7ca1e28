namespace Aef.Workflows.Language.Analysis;

/// <summary>What a list of steps belongs to.</summary>
internal enum StepListKind
{
    /// <summary>A routine or a group.</summary>
    Plain,

    /// <summary>A loop.</summary>
    Loop,

    /// <summary>A branch or iteration of a parallel step.</summary>
    Parallel,
}

/// <summary>A list of steps and the lists around it.</summary>
internal sealed class StepListScope(StepListScope? parent, StepListKind kind)
{
    /// <summary>True when a loop can be left or continued from here.</summary>
    public bool IsInLoop { get; } = kind switch { StepListKind.Loop => true, StepListKind.Parallel => false, _ => parent?.IsInLoop == true };

    /// <summary>True inside a branch or iteration of a parallel step.</summary>
    public bool IsInParallel { get; } = kind == StepListKind.Parallel || parent?.IsInParallel == true;

    /// <summary>True when this list is the other one or lies inside it.</summary>
    public bool IsInside(StepListScope other, out bool leavesParallel)
    {
        leavesParallel = false;
        for (var list = this; list is not null; list = list.Parent)
        {
            if (ReferenceEquals(list, other))
            {
                return true;
            }

            leavesParallel |= list.Kind == StepListKind.Parallel;
        }

        return false;
    }

    private StepListScope? Parent { get; } = parent;

    private StepListKind Kind { get; } = kind;
}
