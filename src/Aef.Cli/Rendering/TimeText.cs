using System.Globalization;

namespace Aef.Cli.Rendering;

/// <summary>Times as RFC 3339 writes them, with the local offset.</summary>
internal static class TimeText
{
    /// <summary>The text of a time, to the second.</summary>
    public static string Of(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
