using System.Globalization;
using System.Text;
using Aef.Core.Pipelines.Catalog;

namespace Aef.Core.Targets.Airflow.Python;

/// <summary>Creates names from any text: each is a name of Python, and no two are equal, even if case is ignored.</summary>
internal sealed class PyNames
{
    /// <summary>The most characters that a name keeps of its text.</summary>
    public const int MaxLength = 80;

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The number after the last one that a text has received, so that many equal texts are fast.</summary>
    private readonly Dictionary<string, int> _next = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates names that differ from all of <paramref name="reserved"/>.</summary>
    public PyNames(IEnumerable<string> reserved) => _taken.UnionWith(reserved);

    /// <summary>A free name for a text.</summary>
    public string Create(string text, int maxLength = MaxLength)
    {
        var plain = Plain(text, maxLength);
        var name = plain;
        for (var number = _next.GetValueOrDefault(plain, 2); IsOfPython(name) || !_taken.Add(name); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{plain}_{number}");
            _next[plain] = number + 1;
        }

        return name;
    }

    /// <summary>True for a keyword, and for a name that modules have, such as <c>__builtins__</c>.</summary>
    private static bool IsOfPython(string name) => PythonName.Keywords.Contains(name)
        || (name.StartsWith("__", StringComparison.Ordinal) && name.EndsWith("__", StringComparison.Ordinal));

    /// <summary>The text with an underscore for everything that a name cannot contain.</summary>
    public static string Plain(string text, int maxLength = MaxLength)
    {
        var builder = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (builder.Length == maxLength)
            {
                break;
            }

            builder.Append(rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value == '_') ? (char)rune.Value : '_');
        }

        return builder.Length == 0 || char.IsAsciiDigit(builder[0]) ? "_" + builder : builder.ToString();
    }
}
