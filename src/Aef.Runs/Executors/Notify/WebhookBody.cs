using System.Buffers;
using System.Text;
using System.Text.Json;
using Aef.Core.Environments;

namespace Aef.Runs.Executors.Notify;

/// <summary>
/// The bodies that webhooks accept. The message is text for people: nothing in it becomes a mention, a link with another text, or
/// formatting.
/// </summary>
internal static class WebhookBody
{
    private const int LongestOfDiscord = 2000;
    private const int SuppressEmbeds = 4;
    private const string Markup = "\\*_~`|<>[]()#-+.!@:";

    /// <summary>The body of a message, as UTF-8.</summary>
    public static byte[] Of(NotificationKind kind, Notification message)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            switch (kind)
            {
                case NotificationKind.Slack:
                    WriteSlack(json, message);
                    break;
                case NotificationKind.Teams:
                    WriteTeams(json, message);
                    break;
                case NotificationKind.Discord:
                    WriteDiscord(json, message);
                    break;
                default:
                    WriteGeneric(json, message);
                    break;
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteGeneric(Utf8JsonWriter json, Notification message)
    {
        json.WriteString("text", message.Text);
        foreach (var (key, value) in message.Fields)
        {
            if (value is not null)
            {
                json.WriteString(key, value);
            }
        }
    }

    /// <summary>Slack reads <c>&lt;!channel&gt;</c> and links wherever it finds them, unless these three characters are entities.</summary>
    private static void WriteSlack(Utf8JsonWriter json, Notification message)
    {
        json.WriteString("text", message.Text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;"));
        json.WriteBoolean("mrkdwn", false);
        json.WriteBoolean("unfurl_links", false);
    }

    /// <summary>The text of a run of a rich text block is never Markdown, unlike that of a text block.</summary>
    private static void WriteTeams(Utf8JsonWriter json, Notification message)
    {
        json.WriteString("type", "message");
        json.WriteStartArray("attachments");
        json.WriteStartObject();
        json.WriteString("contentType", "application/vnd.microsoft.card.adaptive");
        json.WriteStartObject("content");
        json.WriteString("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        json.WriteString("type", "AdaptiveCard");
        json.WriteString("version", "1.4");
        json.WriteStartArray("body");
        json.WriteStartObject();
        json.WriteString("type", "RichTextBlock");
        json.WriteStartArray("inlines");
        json.WriteStartObject();
        json.WriteString("type", "TextRun");
        json.WriteString("text", message.Text);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteDiscord(Utf8JsonWriter json, Notification message)
    {
        json.WriteString("content", Escaped(message.Text));
        json.WriteStartObject("allowed_mentions");
        json.WriteStartArray("parse");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteNumber("flags", SuppressEmbeds);
    }

    /// <summary>Every character that Discord could read as markup, after a backslash; a message that is too long is cut.</summary>
    private static string Escaped(string text)
    {
        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var next = rune.IsAscii && Markup.Contains((char)rune.Value, StringComparison.Ordinal) ? $"\\{rune}" : rune.ToString();
            if (result.Length + next.Length > LongestOfDiscord - 1)
            {
                return result.Append('…').ToString();
            }

            result.Append(next);
        }

        return result.ToString();
    }
}
