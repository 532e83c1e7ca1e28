namespace Aef.Workflows.Language.Analysis;

/// <summary>What a jump crosses.</summary>
[Flags]
internal enum JumpCrossings
{
    /// <summary>Nothing: the target is in the same list, or in a list around it.</summary>
    None = 0,

    /// <summary>It leaves a loop.</summary>
    LeavesLoop = 1,

    /// <summary>It leaves a branch or iteration of a parallel step.</summary>
    LeavesParallel = 2,

    /// <summary>It enters a group of steps.</summary>
    EntersGroup = 4,

    /// <summary>It enters a loop, a try, an except block, an entry of a switch or a branch.</summary>
    EntersClosed = 8,
}
