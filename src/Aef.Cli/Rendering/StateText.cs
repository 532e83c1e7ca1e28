using Aef.Cli.Terminal;
using Aef.Runs.Progress;

namespace Aef.Cli.Rendering;

/// <summary>The styles of the roles and states of a run.</summary>
internal static class StateText
{
    /// <summary>The style for a state.</summary>
    public static TextStyle Style(StepState state) => Style(StepStates.Role(state));

    /// <summary>The style for a role.</summary>
    public static TextStyle Style(RunRole role) => role switch
    {
        RunRole.Title => TextStyle.Bold,
        RunRole.Quiet => TextStyle.Dim,
        RunRole.Good => TextStyle.Good,
        RunRole.Caution => TextStyle.Caution,
        RunRole.Bad => TextStyle.Bad,
        RunRole.Active => TextStyle.Active,
        _ => TextStyle.Plain,
    };
}
