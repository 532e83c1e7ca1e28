using Aef.Cli.Terminal;
using Aef.Runs.Progress;

namespace Aef.Cli.Rendering;

/// <summary>The words and styles of the roles and states of a run.</summary>
internal static class StateText
{
    /// <summary>The value of a state in JSON and in tables.</summary>
    public static string Word(StepState state) => StepStates.Name(state).Replace(' ', '_');

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
