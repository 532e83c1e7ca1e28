namespace Aef.Core.Semantics.Schedules;

/// <summary>A word of a schedule's text, and where it begins.</summary>
internal sealed record ScheduleWord(string Text, int Start);
