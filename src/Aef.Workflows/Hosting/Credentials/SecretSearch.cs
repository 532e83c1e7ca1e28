using System.Buffers;
using System.Runtime.InteropServices;

namespace Aef.Workflows.Hosting.Credentials;

/// <summary>
/// Finds the forms of all secrets in a string in one pass: searches for the first characters of all forms at once, and compares the forms
/// at each hit. It is as fast with hundreds of forms as with one, as long as nothing is found.
/// </summary>
internal sealed class SecretSearch
{
    // Enough to make chance hits rare; more would only enlarge the search.
    private const int LongestStart = 16;

    private readonly SearchValues<string> _starts;
    private readonly Dictionary<ulong, SecretForm[]> _byStart;
    private readonly Dictionary<string, SecretForm> _whole = new(StringComparer.Ordinal);

    public SecretSearch(IEnumerable<SecretForm> forms)
    {
        var distinct = forms.Where(f => f.Text.Length > 0).DistinctBy(f => f.Text).ToList();
        foreach (var form in distinct.Where(f => f.Text.Length < SecretForms.ShortestInText))
        {
            _whole.Add(form.Text, form);
        }

        var inText = distinct.Where(f => f.Text.Length >= SecretForms.ShortestInText).ToList();
        string[] starts = [.. inText.Select(f => f.Text[..Math.Min(f.Text.Length, LongestStart)]).Distinct(StringComparer.Ordinal)];
        _starts = SearchValues.Create(starts, StringComparison.Ordinal);
        _byStart = inText.GroupBy(f => StartOf(f.Text)).ToDictionary(g => g.Key, g => g.OrderByDescending(f => f.Text.Length).ToArray());
    }

    /// <summary>The form that is the whole text and too short to be searched for in strings; null when there is none.</summary>
    public SecretForm? FindWhole(string text) => text.Length < SecretForms.ShortestInText ? _whole.GetValueOrDefault(text) : null;

    /// <summary>True when the text holds a secret.</summary>
    public bool IsIn(string text) => FindWhole(text) is not null || FindNext(text, 0) is not null;

    /// <summary>Every position where a form begins, with the longest form there, in the order of the text. They may overlap.</summary>
    public IEnumerable<SecretMatch> FindAll(string text)
    {
        for (var at = 0; FindNext(text, at) is { } match; at = match.Start + 1)
        {
            yield return match;
        }
    }

    private SecretMatch? FindNext(string text, int from)
    {
        while (text.Length - from >= SecretForms.ShortestInText)
        {
            var next = text.AsSpan(from).IndexOfAny(_starts);
            if (next < 0)
            {
                return null;
            }

            from += next;
            var rest = text.AsSpan(from);
            foreach (var form in _byStart.GetValueOrDefault(StartOf(rest)) ?? [])
            {
                if (rest.StartsWith(form.Text, StringComparison.Ordinal))
                {
                    return new SecretMatch(from, form);
                }
            }

            from++;
        }

        return null;
    }

    // The first four characters.
    private static ulong StartOf(ReadOnlySpan<char> text) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text));
}
