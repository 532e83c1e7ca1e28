namespace Aef.Core.Semantics.Schedules;

/// <summary>An error in a schedule: a sentence without its full stop, and the span that it is about.</summary>
internal sealed record ScheduleFault(string Message, int Start, int Length);
