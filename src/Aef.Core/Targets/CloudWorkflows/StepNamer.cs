using System.Buffers;
using System.Globalization;
using System.Text;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Creates step names from ids: letters, digits and underscores, at most 60 of them, unique in the routine. Ids are data and may contain
/// anything, so two of them can produce the same name; the later one then gets a number as its suffix.
/// </summary>
/// <param name="before">Names that are taken too, and of which no more are created; the routines of all parts share them.</param>
internal sealed class StepNamer(StepNamer? before = null)
{
    private const int MaxLength = 60;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal) { "end", "break", "continue" };
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <summary>A new label whose name is as close to the text as possible.</summary>
    public StepLabel Label(string text) => new(Name(text));

    /// <summary>A new name, also for branches and variables.</summary>
    public string Name(string text)
    {
        var name = Clean(text);
        if (Take(name))
        {
            return name;
        }

        var number = _next.GetValueOrDefault(name, before?._next.GetValueOrDefault(name, 2) ?? 2);
        string candidate;
        do
        {
            candidate = $"{name}_{(number++).ToString(CultureInfo.InvariantCulture)}";
        }
        while (!Take(candidate));
        _next[name] = number;
        return candidate;
    }

    private bool Take(string name) => before?._taken.Contains(name) != true && _taken.Add(name);

    private static string Clean(string text)
    {
        if (text.Length is > 0 and <= MaxLength && !text.AsSpan().ContainsAnyExcept(Allowed))
        {
            return text;
        }

        var name = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (name.Length == MaxLength)
            {
                break;
            }

            name.Append(rune.IsAscii && Rune.IsLetterOrDigit(rune) ? (char)rune.Value : '_');
        }

        return name.Length == 0 ? "step" : name.ToString();
    }
}
