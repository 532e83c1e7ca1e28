namespace Aef.Runs.Progress;

/// <summary>A level of a run.</summary>
/// <param name="Id">The id of the level.</param>
/// <param name="Steps">Its steps, thread by thread.</param>
public sealed record LevelProgress(string Id, IReadOnlyList<StepProgress> Steps)
{
    /// <summary>True for <c>on_failure</c> and <c>finally</c>, which run after the levels.</summary>
    public bool IsSection { get; init; }

    /// <summary>The title of the level.</summary>
    public string Title => IsSection ? Id : $"level {Id}";

    /// <summary>True while a step of the level runs or waits for its next attempt.</summary>
    public bool IsActive => Steps.Any(s => s.State is StepState.Running or StepState.Waiting);
}
