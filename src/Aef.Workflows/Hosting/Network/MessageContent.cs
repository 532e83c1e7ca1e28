using System.Text;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Network;

/// <summary>Decodes the bytes of a message by its type: JSON is parsed, text becomes a string, everything else stays bytes.</summary>
internal static class MessageContent
{
    private static readonly string[] TextTypes =
        [
            "application/xml",
            "application/javascript",
            "application/x-www-form-urlencoded",
            "application/x-ndjson",
            "application/yaml",
            "application/graphql",
        ];

    /// <summary>The value; null for no bytes without a type of text.</summary>
    public static WorkflowValue Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        var (type, charset) = Split(contentType);
        if (type == "application/json" || type.EndsWith("+json", StringComparison.Ordinal))
        {
            return bytes.IsEmpty
                ? default : WorkflowValue.TryFromJson(WithoutMark(bytes), out var json, out _) ? json
                : TextOf(bytes, charset);
        }

        if (type.StartsWith("text/", StringComparison.Ordinal)
            || type.EndsWith("+xml", StringComparison.Ordinal)
            || TextTypes.Contains(type))
        {
            return TextOf(bytes, charset);
        }

        if (type.Length > 0)
        {
            return WorkflowValue.FromBytes(bytes);
        }

        return bytes.IsEmpty ? default : System.Text.Unicode.Utf8.IsValid(bytes) ? TextOf(bytes, null) : WorkflowValue.FromBytes(bytes);
    }

    private static (string Type, string? Charset) Split(string? contentType)
    {
        if (!System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out var parsed))
        {
            return ((contentType ?? string.Empty).Split(';')[0].Trim().ToLowerInvariant(), null);
        }

        return (parsed.MediaType?.ToLowerInvariant() ?? string.Empty, parsed.CharSet?.Trim('"').ToLowerInvariant());
    }

    private static WorkflowValue TextOf(ReadOnlySpan<byte> bytes, string? charset) => charset switch
    {
        "iso-8859-1" or "latin1" or "windows-1252" => Encoding.Latin1.GetString(bytes),
        "utf-16" or "utf-16le" => Encoding.Unicode.GetString(bytes).TrimStart('\uFEFF'),
        "utf-16be" => Encoding.BigEndianUnicode.GetString(bytes).TrimStart('\uFEFF'),
        _ => Encoding.UTF8.GetString(WithoutMark(bytes)),
    };

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
}
