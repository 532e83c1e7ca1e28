namespace Aef.Runs.Connections;

/// <summary>Skips what may be before a word of SQL without being a part of it.</summary>
internal static class SqlComments
{
    /// <summary>The text after blanks, line breaks and comments, which may be nested.</summary>
    public static ReadOnlySpan<char> Skip(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.TrimStart();
            if (text.StartsWith("--"))
            {
                var end = text.IndexOf('\n');
                text = end < 0 ? [] : text[(end + 1)..];
            }
            else if (text.StartsWith("/*"))
            {
                text = text[LengthOfBlock(text)..];
            }
            else
            {
                return text;
            }
        }
    }

    private static int LengthOfBlock(ReadOnlySpan<char> text)
    {
        var (at, depth) = (0, 0);
        do
        {
            if (text[at..].StartsWith("/*"))
            {
                depth++;
                at += 2;
            }
            else if (text[at..].StartsWith("*/"))
            {
                depth--;
                at += 2;
            }
            else
            {
                at++;
            }
        }
        while (depth > 0 && at < text.Length);

        return at;
    }
}
