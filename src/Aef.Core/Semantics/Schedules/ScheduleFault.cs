namespace Aef.Core.Semantics.Schedules;

/// <summary>What is wrong with a schedule's text: a sentence without its full stop, and the stretch that it is about.</summary>
internal sealed record ScheduleFault(string Message, int Start, int Length);
