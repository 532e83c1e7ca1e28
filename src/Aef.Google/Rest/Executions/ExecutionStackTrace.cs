namespace Aef.Google.Rest.Executions;

/// <summary>A collection of stack elements (frames) where an error occurred.</summary>
public sealed record ExecutionStackTrace
{
    /// <summary>An array of stack elements.</summary>
    public IReadOnlyList<StackTraceElement>? Elements { get; init; }
}
