namespace Aef.Core.Semantics.Schedules;

/// <summary>A word of a schedule, and where it begins.</summary>
internal sealed record ScheduleWord(string Text, int Start);
