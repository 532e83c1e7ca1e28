using System.Text;
using Aef.Core.Validation.Fixes;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Runs.Workspace;

/// <content>Fixing files.</content>
public sealed partial class AefWorkspace
{
    /// <summary>
    /// Fixes a file, and the job files and executor entries that its diagnostics are about, as far as that is safe. Each file is replaced
    /// at once or not at all; line endings and a byte order mark are kept.
    /// </summary>
    /// <returns>The files that were changed, with the diagnostics that were fixed in each.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public IReadOnlyList<FixResult> FixFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var results = new List<FixResult>();
        if (SourceTextReader.ReadFile(path).Source is not { } source)
        {
            return results;
        }

        // Diagnostics about another file are fixed there, after those about this one.
        Fix(source, Diagnostics);
        foreach (var other in (Diagnostics(SourceTextReader.ReadFile(path).Source ?? source) ?? []).Select(f => f.Location).Where(l => l.Path != source.Path && !IsShared(l.Path)).Select(l => l.Source).OfType<SourceText>().Distinct().ToList())
        {
            Fix(SourceTextReader.ReadFile(other.Path!).Source ?? other, Diagnostics); // a diagnostic with a source in another file has its path
        }

        return results;

        void Fix(SourceText text, Func<SourceText, IReadOnlyList<Diagnostic>?> check)
        {
            var result = SourceFixer.Fix(text, check);
            if (result.Fixed.Count > 0)
            {
                Replace(text.Path!, result.Source.Text); // it was read from this path
                results.Add(result);
            }
        }
    }

    /// <summary>The configuration belongs to all pipelines of a project; it is fixed only when it is named.</summary>
    private static bool IsShared(string? path) => Path.GetFileName(path) == "aef.json";

    private IReadOnlyList<Diagnostic>? Diagnostics(SourceText source)
    {
        var result = Load(source);
        return result.Kind == LoadedKind.Unknown ? null : result.Diagnostics;
    }

    private static void Replace(string path, string text) =>
        AtomicFile.Write(path, text, withMark: File.ReadAllBytes(path).AsSpan().StartsWith(Encoding.UTF8.Preamble));
}
