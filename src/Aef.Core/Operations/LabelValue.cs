namespace Aef.Core.Operations;

/// <summary>The values that Google accepts for labels of resources.</summary>
public static class LabelValue
{
    private const int MaxLength = 63;

    /// <summary>True for 1 to 63 lower-case letters, digits, hyphens and underscores, of which the first is a letter or a digit.</summary>
    public static bool IsValid(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length is > 0 and <= MaxLength
            && (char.IsAsciiLetterLower(value[0]) || char.IsAsciiDigit(value[0]))
            && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');
    }
}
