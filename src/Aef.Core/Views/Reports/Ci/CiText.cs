using Aef.Documents.Display;

namespace Aef.Core.Views.Reports.Ci;

/// <summary>
/// The only class that writes a user's text into commands to a runner. <see cref="Documents.Display.TerminalText"/> handles plain lines of
/// a log.
/// </summary>
internal static class CiText
{
    /// <summary>The message of a GitHub command: what follows the second <c>::</c>.</summary>
    public static string GitHubMessage(string text) =>
        Harmless(
            VisibleLines(text)
                .Replace("%", "%25", StringComparison.Ordinal)
                .Replace("\r", "%0D", StringComparison.Ordinal)
                .Replace("\n", "%0A", StringComparison.Ordinal));

    /// <summary>The value of a property of a GitHub command, which ends at ',' or ':'.</summary>
    public static string GitHubProperty(string text) =>
        GitHubMessage(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    /// <summary>The message of an Azure command: what follows the <c>]</c>.</summary>
    public static string AzureMessage(string text) =>
        Harmless(
            VisibleLines(text)
                .Replace("%", "%AZP25", StringComparison.Ordinal)
                .Replace("\r", "%0D", StringComparison.Ordinal)
                .Replace("\n", "%0A", StringComparison.Ordinal));

    /// <summary>The value of a property of an Azure command, which ends at ';' or ']'.</summary>
    public static string AzureProperty(string text) =>
        AzureMessage(text).Replace(";", "%3B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);

    /// <summary>The text with its line breaks, and with everything else that is not visible written as an escape.</summary>
    private static string VisibleLines(string text) =>
        string.Join('\n', text.Split('\n').Select(l => string.Join('\r', l.Split('\r').Select(VisibleText.Of))));

    private static string Harmless(string text) =>
        text.Replace("##[", "##\\[", StringComparison.Ordinal).Replace("##vso[", "##vso\\[", StringComparison.OrdinalIgnoreCase);
}
