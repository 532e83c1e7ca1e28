namespace Aef.Cli.Rendering;

/// <summary>A level of a run with its steps, thread by thread.</summary>
internal sealed record LevelProgress(string Id, IReadOnlyList<StepProgress> Steps)
{
    /// <summary>How many steps are in each state that occurs, as <c>2 succeeded, 1 failed</c>.</summary>
    public string Describe() => StateText.Describe(Steps);

    /// <summary>True while a step of the level is under way.</summary>
    public bool IsActive => Steps.Any(s => s.State is StepState.Running or StepState.Waiting);
}
