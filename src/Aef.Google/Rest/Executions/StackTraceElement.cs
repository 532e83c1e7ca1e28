namespace Aef.Google.Rest.Executions;

/// <summary>A single stack element (frame) where an error occurred.</summary>
public sealed record StackTraceElement
{
    /// <summary>The source position information of the stack trace element.</summary>
    public SourcePosition? Position { get; init; }

    /// <summary>The routine where the error occurred.</summary>
    public string? Routine { get; init; }

    /// <summary>The step the error occurred at.</summary>
    public string? Step { get; init; }
}
