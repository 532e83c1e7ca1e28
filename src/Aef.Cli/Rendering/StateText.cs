using Aef.Cli.Terminal;
using Aef.Runs.Progress;

namespace Aef.Cli.Rendering;

/// <summary>The name and the style of a step's state.</summary>
internal static class StateText
{
    /// <summary>The name of a state.</summary>
    public static string Name(StepState state) => state switch
    {
        StepState.NotStarted => "not started",
        StepState.Running => "running",
        StepState.Waiting => "waiting",
        StepState.Succeeded => "succeeded",
        StepState.Skipped => "skipped",
        _ => "failed",
    };

    /// <summary>The style for a state.</summary>
    public static TextStyle Style(StepState state) => state switch
    {
        StepState.Running => TextStyle.Active,
        StepState.Waiting => TextStyle.Caution,
        StepState.Succeeded => TextStyle.Good,
        StepState.Failed => TextStyle.Bad,
        _ => TextStyle.Dim,
    };

    /// <summary>The number of steps in each state, the most important state first.</summary>
    public static string Describe(IEnumerable<StepProgress> steps) => string.Join(", ", steps
        .GroupBy(s => s.State)
        .OrderByDescending(g => g.Key)
        .Select(g => $"{g.Count()} {Name(g.Key)}"));
}
