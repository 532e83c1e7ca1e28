namespace Aef.Runs.Progress;

/// <summary>The names of step states.</summary>
public static class StepStates
{
    /// <summary>The name of a state.</summary>
    public static string Name(StepState state) => state switch
    {
        StepState.NotStarted => "not started",
        StepState.Running => "running",
        StepState.Waiting => "waiting",
        StepState.Succeeded => "succeeded",
        StepState.Skipped => "skipped",
        StepState.NotReached => "not reached",
        StepState.Cancelled => "cancelled",
        _ => "failed",
    };

    /// <summary>The role of a state in a chart.</summary>
    public static RunRole Role(StepState state) => state switch
    {
        StepState.Running => RunRole.Active,
        StepState.Waiting or StepState.Cancelled => RunRole.Caution,
        StepState.Succeeded => RunRole.Good,
        StepState.Failed => RunRole.Bad,
        _ => RunRole.Quiet,
    };

    /// <summary>The number of steps in each state, the most important state first and steps that were not reached last.</summary>
    public static string Describe(IEnumerable<StepProgress> steps) => string.Join(", ", steps
        .GroupBy(s => s.State)
        .OrderByDescending(g => g.Key == StepState.NotReached ? StepState.NotStarted : g.Key)
        .Select(g => $"{g.Count()} {Name(g.Key)}"));
}
