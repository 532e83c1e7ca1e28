using Aef.Workflows.Engine.Errors;

namespace Aef.Workflows.Engine.Values;

/// <summary>
/// The limits of intermediate values in expressions, before a result is assigned and the limits of the execution apply: enough for every
/// response that the service accepts (2 MB), and small enough that no source exhausts memory or time. They cannot be switched off.
/// </summary>
internal static class WorkingLimits
{
    /// <summary>The length of a string, in UTF-16 units.</summary>
    public const int MostUnits = 2 * 1024 * 1024;

    /// <summary>The number of elements in a list that a function of <c>text</c> creates.</summary>
    public const int MostElements = 500_000;

    /// <summary>The steps of the automaton of a regular expression in one call.</summary>
    public const int MostPatternSteps = 50_000_000;

    public static void CheckText(long units)
    {
        if (units > MostUnits)
        {
            throw WorkflowErrorException.Resource(
                $"an expression creates a string of more than {MostUnits} characters",
                "MemoryLimitExceededError");
        }
    }

    public static void CheckElements(long count)
    {
        if (count > MostElements)
        {
            throw WorkflowErrorException.Resource(
                $"an expression creates a list of more than {MostElements} elements",
                "MemoryLimitExceededError");
        }
    }

    public static void CheckPatternSteps(long steps, long most)
    {
        if (steps > most)
        {
            throw WorkflowErrorException.Resource($"matching a regular expression takes more than {most} steps");
        }
    }
}
