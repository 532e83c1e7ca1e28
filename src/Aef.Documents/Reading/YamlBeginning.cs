namespace Aef.Documents.Reading;

/// <summary>
/// Decides by its first line whether a text is YAML although its file is named .json: AEF writes its workflows that way, and gcloud and
/// Terraform deploy them. A text that begins like JSON is JSON, valid or not.
/// </summary>
internal static class YamlBeginning
{
    /// <summary>
    /// True when the first line that is neither blank nor a comment is a document marker or a list item, or begins with a key.
    /// </summary>
    public static bool IsAt(ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart(" \t\r\n\uFEFF");
        while (rest is ['#', ..])
        {
            var end = rest.IndexOf('\n');
            rest = end < 0 ? [] : rest[end..].TrimStart(" \t\r\n");
        }

        if (rest.IsEmpty || rest[0] is '{' or '[' or '}' or ']' or '/' or ',')
        {
            return false;
        }

        var line = rest.IndexOfAny('\r', '\n') is >= 0 and var length ? rest[..length] : rest;
        return line[0] == '%' || line is "-" || line.StartsWith("- ") || line.StartsWith("---") || BeginsWithKey(line);
    }

    private static bool BeginsWithKey(ReadOnlySpan<char> line)
    {
        if (line[0] is '"' or '\'')
        {
            var end = line[1..].IndexOf(line[0]);
            return end >= 0 && line[(end + 2)..].TrimStart() is [':', ..];
        }

        return line.Contains(": ", StringComparison.Ordinal)
            || line.Contains(":\t", StringComparison.Ordinal)
            || line.TrimEnd().EndsWith(":", StringComparison.Ordinal);
    }
}
