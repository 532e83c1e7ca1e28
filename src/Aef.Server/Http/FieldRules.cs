using System.Text;
using Aef.Server.Errors;

namespace Aef.Server.Http;

/// <summary>Rules for fields that several resources have.</summary>
internal static class FieldRules
{
    /// <summary>At most 64 labels; keys and values of at most 63 lower-case letters, digits, underscores and hyphens.</summary>
    public static void CheckLabels(IReadOnlyDictionary<string, string?>? labels)
    {
        if (labels is null)
        {
            return;
        }

        if (labels.Count > 64)
        {
            throw ApiException.InvalidField("labels", "There can be at most 64 labels.");
        }

        foreach (var (key, value) in labels)
        {
            if (key.Length is 0 or > 63 || !char.IsLetter(key[0]) || !key.All(IsLabelCharacter))
            {
                throw ApiException.InvalidField(
                    "labels",
                    $"The key \"{key}\" must start with a lower-case letter and have at most 63 lower-case letters, digits, underscores and hyphens.");
            }

            if (value is { Length: > 63 } || value?.All(IsLabelCharacter) == false)
            {
                throw ApiException.InvalidField(
                    "labels",
                    $"The value of \"{key}\" must have at most 63 lower-case letters, digits, underscores and hyphens.");
            }
        }
    }

    /// <summary>One of the values of an enum, or nothing.</summary>
    public static void CheckEnum(string field, string? value, params ReadOnlySpan<string> known)
    {
        if (value is not null && !known.Contains(value))
        {
            throw ApiException.InvalidField(field, $"Invalid value \"{value}\".");
        }
    }

    /// <summary>A string with a limit of its length in characters of Unicode.</summary>
    public static void CheckLength(string field, string? value, int most)
    {
        if (value is not null && value.EnumerateRunes().Count() > most)
        {
            throw ApiException.InvalidField(field, $"The value must be at most {most} Unicode characters long.");
        }
    }

    /// <summary>A string with a limit of its length in bytes of UTF-8.</summary>
    public static void CheckBytes(string field, string? value, int most)
    {
        if (value is not null && Encoding.UTF8.GetByteCount(value) > most)
        {
            throw ApiException.InvalidField(field, $"The value must be at most {most} bytes long.");
        }
    }

    private static bool IsLabelCharacter(char c) =>
        c is '_' or '-' || char.IsDigit(c) || (char.IsLetter(c) && char.ToLowerInvariant(c) == c);
}
