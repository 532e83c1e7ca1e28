using Aef.Workflows.Engine.Errors;

namespace Aef.Workflows.Engine.Values;

/// <summary>
/// What an expression may work with before its result is put into a variable, where the limits of the execution hold: enough for every
/// response that the service accepts
/// (2 MB), and little enough that no source makes the engine run out of memory or time. Nobody can switch these off.
/// </summary>
internal static class WorkingLimits
{
    /// <summary>UTF-16 units of a string.</summary>
    public const int MostUnits = 2 * 1024 * 1024;

    /// <summary>Elements of a list that a function of <c>text</c> makes.</summary>
    public const int MostElements = 500_000;

    /// <summary>Steps of the automaton of a regular expression in one call.</summary>
    public const int MostPatternSteps = 50_000_000;

    public static void CheckText(long units)
    {
        if (units > MostUnits)
        {
            throw WorkflowErrorException.Resource($"an expression creates a string of more than {MostUnits} characters", "MemoryLimitExceededError");
        }
    }

    public static void CheckElements(long count)
    {
        if (count > MostElements)
        {
            throw WorkflowErrorException.Resource($"an expression creates a list of more than {MostElements} elements", "MemoryLimitExceededError");
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
