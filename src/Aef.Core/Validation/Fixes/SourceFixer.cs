using System.Text;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;

namespace Aef.Core.Validation.Fixes;

/// <summary>
/// Applies the safe fixes of diagnostics, round by round, because one fix can reveal another problem. The result is stable: a second run
/// changes nothing. A round that makes the text unreadable is undone.
/// </summary>
public static class SourceFixer
{
    private const int MaxRounds = 20;

    /// <summary>
    /// Fixes a text; <paramref name="check"/> returns the diagnostics of a text, and null when it can no longer be read as a document.
    /// </summary>
    public static FixResult Fix(SourceText source, Func<SourceText, IReadOnlyList<Diagnostic>?> check)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(check);
        var done = new List<Diagnostic>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { source.Text };
        var diagnostics = check(source);
        for (var round = 0; round < MaxRounds && diagnostics is not null; round++)
        {
            var (text, made) = Apply(source, diagnostics);
            if (made.Count == 0 || !seen.Add(text))
            {
                break;
            }

            var next = new SourceText(text, source.Path);
            if (check(next) is not { } after)
            {
                break;
            }

            done.AddRange(made);
            (source, diagnostics) = (next, after);
        }

        return new FixResult(source, done);
    }

    /// <summary>The text with the first safe fix of each diagnostic; fixes that overlap an applied one wait for the next round.</summary>
    public static (string Text, IReadOnlyList<Diagnostic> Fixed) Apply(SourceText source, IEnumerable<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var edits = new SortedDictionary<int, TextEdit>();
        var made = new List<Diagnostic>();
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.SuppressionReason is null
                && diagnostic.Fixes.FirstOrDefault(f => f.IsSafe) is { } fix
                && fix.Edits.All(e => ReferenceEquals(e.Location.Source, source))
                && fix.Edits.All(e => IsFree(edits, e)))
            {
                made.Add(diagnostic);
                foreach (var edit in fix.Edits)
                {
                    edits[edit.Location.Span.Start] = edit;
                }
            }
        }

        return (Rewrite(source.Text, edits.Values), made);
    }

    private static bool IsFree(SortedDictionary<int, TextEdit> edits, TextEdit edit) =>
        edits.Values.All(e => e.Location.Span.End < edit.Location.Span.Start || e.Location.Span.Start > edit.Location.Span.End);

    private static string Rewrite(string text, IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var edit in edits)
        {
            result.Append(text, at, edit.Location.Span.Start - at).Append(edit.NewText);
            at = edit.Location.Span.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
