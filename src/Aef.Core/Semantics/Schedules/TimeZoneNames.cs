namespace Aef.Core.Semantics.Schedules;

/// <summary>The names of time zones (https://www.iana.org/time-zones) that this computer knows.</summary>
internal static class TimeZoneNames
{
    /// <summary>True when the zone exists, or when this computer has no time zone data.</summary>
    public static bool Exists(string name) =>
        name is "UTC" or "GMT" or "Etc/UTC" || (IsName(name) && (TimeZoneInfo.TryFindSystemTimeZoneById(name, out _) || !HasData()));

    /// <summary>The names to suggest instead of an unknown one.</summary>
    public static IEnumerable<string> All() =>
        TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Where(IsName).Append("UTC").Distinct(StringComparer.Ordinal);

    private static bool HasData() => TimeZoneInfo.TryFindSystemTimeZoneById("Europe/London", out _);

    /// <summary>An IANA name: neither a Windows name nor a path.</summary>
    private static bool IsName(string name) =>
        name.Length is > 0 and <= 64
        && char.IsAsciiLetter(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '+' or '/')
        && !name.Contains("//", StringComparison.Ordinal) && !name.EndsWith('/')
        && !(name.StartsWith("UTC", StringComparison.Ordinal) && name.Length > 3);
}
