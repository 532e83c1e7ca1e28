namespace Aef.Documents.Display;

/// <summary>Ends messages of other programs, such as databases, as sentences.</summary>
public static class Sentence
{
    private static readonly char[] Ends = ['.', '?', '!'];

    /// <summary>The text with a full stop, unless it ends as a sentence already.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.TrimEnd();
        return trimmed.Length > 0 && Ends.Contains(trimmed[^1]) ? trimmed : trimmed + ".";
    }
}
