using Aef.Documents.Diagnostics;

namespace Aef.Core.Importing;

/// <summary>The schedule of a configuration.</summary>
internal sealed record PySchedule(string? Name, string Cron, bool IsEnabled)
{
    /// <summary>Where it is.</summary>
    public Location Location { get; init; } = Location.None;
}
