using System.Globalization;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Tree;
using Aef.Workflows.Journal;

namespace Aef.Runs.Journals;

/// <summary>
/// Replaces a journal with a new one; the old one is kept next to it as <c>NAME.1</c>, <c>NAME.2</c> and so on. Whenever the process ends
/// in the meantime, a complete journal exists under the name. A link is followed: its target is replaced and kept. With a target of its own
/// the new journal is only written there.
/// </summary>
internal sealed class JournalSwap(string path, string? target)
{
    private readonly string _location = AtomicFile.Resolve(path);

    /// <summary>The path to which the new journal is written.</summary>
    public string New { get; } = target ?? Fresh(AtomicFile.Resolve(path) + ".new");

    /// <summary>Replaces the old journal, which is still locked; errors are returned as a diagnostic.</summary>
    public Diagnostic? Finish(JournalSession old)
    {
        if (target is not null)
        {
            return null;
        }

        try
        {
            var number = 1;
            while (Path.Exists(Numbered(number)))
            {
                number++;
            }

            old.CopyTo(Numbered(number));
            AtomicFile.Publish(New, _location);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return JournalDiagnostics.CannotOpen.At(Location.FromScript(path, 0, 0), e.Message);
        }
    }

    private string Numbered(int number) => string.Create(CultureInfo.InvariantCulture, $"{_location}.{number}");

    // A leftover of a process that was killed here belongs to a run that never started.
    private static string Fresh(string path)
    {
        File.Delete(path);
        return path;
    }
}
