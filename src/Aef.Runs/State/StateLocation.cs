namespace Aef.Runs.State;

/// <summary>Where to look for the state folder of a project, in this order: what is named, the variable, the project.</summary>
/// <param name="CurrentFolder">The current folder of the user.</param>
public sealed record StateLocation(string CurrentFolder)
{
    /// <summary>The environment variable that names the state folder.</summary>
    public const string Variable = "AEF_STATE";

    /// <summary>The folder that the user has named; null for none.</summary>
    public string? Named { get; init; }

    /// <summary>
    /// The definition that runs; null for standard input and for commands without one. Then the folder belongs to the project of the
    /// current folder.
    /// </summary>
    public string? Definition { get; init; }

    /// <summary>The audit log, if it is not in the state folder; null if it is.</summary>
    public string? Audit { get; init; }

    /// <summary>Returns environment variables.</summary>
    public Func<string, string?> Variables { get; init; } = _ => null;

    /// <summary>The home folder of the user, for states of projects that cannot be written.</summary>
    public string Home { get; init; } = string.Empty;
}
