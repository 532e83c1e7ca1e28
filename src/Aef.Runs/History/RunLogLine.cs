namespace Aef.Runs.History;

/// <summary>A line of the log of an attempt.</summary>
/// <param name="JobId">The JOB_ID.</param>
/// <param name="Attempt">The attempt, counted from 1.</param>
/// <param name="Text">The line, without its end.</param>
public sealed record RunLogLine(string JobId, int Attempt, string Text)
{
    /// <summary>The line alone.</summary>
    public override string ToString() => Text;
}
