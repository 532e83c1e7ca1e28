namespace Aef.Core.Semantics.Schedules;

/// <summary>An error in a schedule: a sentence without its full stop, and the span that it is about.</summary>
internal sealed record ScheduleFault(string Message, int Start, int Length)
{
    /// <summary>What was probably meant instead of the span, or null.</summary>
    public string? Meant { get; init; }
}
