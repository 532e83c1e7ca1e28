using System.Text;

namespace Aef.Core.Pipelines.Model;

/// <summary>The rules for names of pipelines.</summary>
public static class PipelineName
{
    /// <summary>The default name of a pipeline that was built by cmdlets or read from a string without a file.</summary>
    public const string Fallback = "pipeline";

    private const int MaxLength = 64;

    /// <summary>True when the name matches <c>[A-Za-z]([A-Za-z0-9_-]{0,62}[A-Za-z0-9])?</c>.</summary>
    public static bool IsValid(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= MaxLength
            && char.IsAsciiLetter(name[0])
            && char.IsAsciiLetterOrDigit(name[^1])
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
    }

    /// <summary>A valid name, as close to the given text as possible.</summary>
    public static string From(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsValid(text))
        {
            return text;
        }

        var name = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c) || (c is '_' or '-' && name.Length > 0))
            {
                name.Append(c);
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        if (name.Length > 0 && !char.IsAsciiLetter(name[0]))
        {
            name.Insert(0, Fallback + "-");
        }

        var result = name.ToString();
        result = (result.Length > MaxLength ? result[..MaxLength] : result).TrimEnd('-', '_');
        return result.Length == 0 ? Fallback : result;
    }
}
