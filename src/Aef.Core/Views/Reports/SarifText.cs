using System.Text.Json;

namespace Aef.Core.Views.Reports;

/// <summary>
/// The only class that writes a message into a SARIF log. <c>[text](target)</c> is a link there, even in plain text, so brackets are
/// escaped.
/// </summary>
internal static class SarifText
{
    /// <summary>Writes a message object.</summary>
    public static void Write(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString(
            "text",
            text.Contains("](", StringComparison.Ordinal)
                ? text.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)
                : text);
        json.WriteEndObject();
    }
}
