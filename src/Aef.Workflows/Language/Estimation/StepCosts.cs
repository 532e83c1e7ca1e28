using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Estimation;

/// <summary>
/// What counts as an executed step, for the engine that counts and for estimates (docs/deviations.md, choices about limits). Library
/// functions inside expressions count nothing.
/// </summary>
internal static class StepCosts
{
    /// <summary>A round of a loop, and a branch or an iteration of a parallel step.</summary>
    public const int Round = 1;

    /// <summary>A jump that is made, including <c>end</c>, <c>break</c> and <c>continue</c>.</summary>
    public const int Jump = 1;

    /// <summary>Another attempt of a try.</summary>
    public const int Retry = 2;

    /// <summary>An except block that is entered.</summary>
    public const int Except = 1;

    /// <summary>A subworkflow that an expression or a retry policy calls.</summary>
    public const int InnerCall = 1;

    /// <summary>The number of retries of the library's policies; a policy without a number repeats as they do.</summary>
    public const int LibraryRetries = 5;

    /// <summary>
    /// The count of a step without its contents: a try is a step and an attempt, a group is nothing, and a jump counts when it is made.
    /// </summary>
    public static int Of(StepBody body) => body switch
    {
        StepsBody or JumpBody => 0,
        TryBody => 2,
        _ => 1,
    };
}
