namespace Aef.Cli.Rendering;

/// <summary>A level of a run with its steps, thread by thread.</summary>
internal sealed record LevelProgress(string Id, IReadOnlyList<StepProgress> Steps)
{
    /// <summary>The number of steps in each state, as in <c>2 succeeded, 1 failed</c>.</summary>
    public string Describe() => StateText.Describe(Steps);

    /// <summary>True while a step of the level is running.</summary>
    public bool IsActive => Steps.Any(s => s.State is StepState.Running or StepState.Waiting);
}
