namespace Aef.Core.Pipelines.Model;

/// <summary>Regular expressions for dates and times, for schemas: editors do not check the formats of strings.</summary>
internal static class DatePatterns
{
    private const string Year = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})";
    private const string Day =
        "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))";

    private const string LeapYear =
        "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)";

    private const string AnyDate = $"(?:{Year}-{Day}|{LeapYear}-02-29)";
    private const string Time = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?";
    private const string Zone = "(?:[Zz]|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))";

    /// <summary>A date such as 2026-01-31.</summary>
    public const string Date = $"^{AnyDate}$";

    /// <summary>A time such as 2026-01-31T06:00:00Z.</summary>
    public const string DateTime = $"^{AnyDate}[Tt ]{Time}{Zone}$";
}
