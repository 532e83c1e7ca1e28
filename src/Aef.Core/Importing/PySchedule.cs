namespace Aef.Core.Importing;

/// <summary>The schedule of a configuration.</summary>
internal sealed record PySchedule(string? Name, string Cron, bool IsEnabled);
