namespace Aef.Runs.Progress;

/// <summary>A step of a <see cref="RunOutline"/>.</summary>
/// <param name="JobId">The JOB_ID.</param>
/// <param name="JobName">The JOB_NAME.</param>
/// <param name="Level">The id of the level.</param>
/// <param name="Thread">The id of the thread.</param>
public sealed record OutlinedStep(string JobId, string JobName, string Level, string Thread)
{
    /// <summary>The executor, function or workflow of the step.</summary>
    public string? Executor { get; init; }

    /// <summary>True for a step of a section such as <c>finally</c>.</summary>
    public bool IsOfSection { get; init; }
}
