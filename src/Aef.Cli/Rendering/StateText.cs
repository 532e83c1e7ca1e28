using Aef.Cli.Terminal;
using Aef.Runs.Progress;

namespace Aef.Cli.Rendering;

/// <summary>What a step's state is called and how it looks.</summary>
internal static class StateText
{
    /// <summary>The word for a state.</summary>
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

    /// <summary>How many steps are in each state that occurs, the most telling first.</summary>
    public static string Describe(IEnumerable<StepProgress> steps) => string.Join(", ", steps
        .GroupBy(s => s.State)
        .OrderByDescending(g => g.Key)
        .Select(g => $"{g.Count()} {Name(g.Key)}"));
}
