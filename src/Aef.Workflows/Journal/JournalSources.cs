using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;

namespace Aef.Workflows.Journal;

/// <summary>Compares the source texts of a run with their files.</summary>
public static class JournalSources
{
    /// <summary>
    /// Reports which texts have changed and where, and which files are no longer readable. Texts without a path are skipped.
    /// </summary>
    public static IReadOnlyList<Diagnostic> Compare(JournalHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var diagnostics = new List<Diagnostic>();
        foreach (var source in header.Sources)
        {
            if (source.Path is { } path && Compare(source, path) is { } diagnostic)
            {
                diagnostics.Add(diagnostic);
            }
        }

        return diagnostics;
    }

    private static Diagnostic? Compare(JournalSource source, string path)
    {
        var now = SourceTextReader.ReadFile(path);
        if (now.Source is null)
        {
            return JournalDiagnostics.SourceGone.At(JournalReader.At(path, 0), source.Role, path);
        }

        if (string.Equals(now.Source.Text, source.Text, StringComparison.Ordinal))
        {
            return null;
        }

        var before = Lines(source.Text);
        var after = Lines(now.Source.Text);
        var line = 0;
        while (line < before.Length && line < after.Length && string.Equals(before[line], after[line], StringComparison.Ordinal))
        {
            line++;
        }

        return JournalDiagnostics.Changed.At(
            JournalReader.At(path, line + 1),
            source.Role,
            line + 1,
            LineOf(before, line),
            LineOf(after, line));
    }

    // Line endings matter: a text that differs only in them has changed, too.
    private static string[] Lines(string text) => text.Split('\n');

    private static string LineOf(string[] lines, int line) =>
        line < lines.Length ? lines[line].Replace("\r", "\\r", StringComparison.Ordinal).Trim() : "(no line)";
}
