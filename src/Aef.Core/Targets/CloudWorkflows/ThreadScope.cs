using System.Globalization;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// The names of the variables that a thread uses for its expressions. A parallel branch may not write to a variable of main that is not
/// shared, so the variables of branches have other names than those of main.
/// </summary>
/// <param name="Suffix">What follows the names; empty in main.</param>
internal readonly record struct ThreadScope(string Suffix)
{
    /// <summary>The scope of threads that are steps of main.</summary>
    public static ThreadScope Main => new(string.Empty);

    /// <summary>True while the step is to be skipped.</summary>
    public string Skips => "skips" + Suffix;

    /// <summary>LEVEL_ID, THREAD_ID, JOB_ID and JOB_NAME of the step whose expressions are evaluated.</summary>
    public string Evaluating => "evaluating" + Suffix;

    /// <summary>The record of a failure.</summary>
    public string Record => "record" + Suffix;

    /// <summary>The properties of a step with parameters, as JSON text.</summary>
    public string Properties => "properties" + Suffix;

    /// <summary>The size of an output.</summary>
    public string Bytes => "bytes" + Suffix;

    /// <summary>True when an output fits.</summary>
    public string Fits => "fits" + Suffix;

    /// <summary>The scope of a branch or an iteration, counted from 0.</summary>
    public static ThreadScope OfBranch(int number) => new(string.Create(CultureInfo.InvariantCulture, $"_{number + 1}"));
}
