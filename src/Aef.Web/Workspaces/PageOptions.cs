using Aef.Runs.State;

namespace Aef.Web.Workspaces;

/// <summary>What a web page shows, and who may change it.</summary>
/// <param name="WorkspacePath">The full path of the folder with the definitions.</param>
/// <param name="State">The state folder with the recorded runs.</param>
/// <param name="Actor">Who starts and cancels runs from the page.</param>
internal sealed record PageOptions(string WorkspacePath, StateFolder State, RunActor Actor)
{
    /// <summary>True when the page starts, cancels and changes nothing.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The clock of the computer.</summary>
    public required TimeProvider Clock { get; init; }
}
