using System.Text;
using Aef.Documents.Reading;

namespace Aef.Core.Editing.Changes;

/// <summary>Checks the deltas of an editor before they are applied: bad ones are refused with a reason.</summary>
internal static class DeltaCheck
{
    /// <summary>Why a delta cannot be applied to a text of a length; null when it can.</summary>
    public static string? WhyNot(int length, TextDelta delta)
    {
        if (delta.Text is null)
        {
            return "A delta has no text.";
        }

        if (delta.Offset < 0 || delta.Length < 0 || (long)delta.Offset + delta.Length > length)
        {
            return $"The span of {delta.Length} characters at {delta.Offset} is outside of the text, which has {length}.";
        }

        if (HasLoneSurrogate(delta.Text))
        {
            return "The text has half of a character, which cannot be saved as UTF-8.";
        }

        if (delta.Text.AsSpan().IndexOfAny('\0', '\r') is >= 0 and var at)
        {
            return delta.Text[at] == '\0' ? "A definition cannot contain the character NUL." : "The lines of the text must end with LF.";
        }

        return (long)length - delta.Length + delta.Text.Length > DocumentLimits.MaxBytes
            ? $"The text would be longer than {DocumentLimits.MaxBytes} bytes."
            : null;
    }

    /// <summary>Why an operation cannot be applied to a text; null when it can.</summary>
    public static string? WhyNot(string text, TextOperation operation)
    {
        var at = 0;
        foreach (var part in operation.Parts)
        {
            if (SplitsPair(text, at))
            {
                return "The span begins or ends inside a character of two UTF-16 units.";
            }

            at += part.Kind == TextPartKind.Insert ? 0 : part.Length;
        }

        return null;
    }

    /// <summary>True for text that has half of a character.</summary>
    public static bool HasLoneSurrogate(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar && text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0)
            {
                return IsBroken(text);
            }
        }

        return false;
    }

    private static bool IsBroken(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SplitsPair(string text, int offset) =>
        offset > 0 && offset < text.Length && char.IsSurrogatePair(text[offset - 1], text[offset]);
}
