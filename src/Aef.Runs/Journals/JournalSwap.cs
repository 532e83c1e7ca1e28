using System.Globalization;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Tree;
using Aef.Workflows.Journal;

namespace Aef.Runs.Journals;

/// <summary>
/// Puts a new journal into the place of an old one, which stays next to it under <c>NAME.1</c>, <c>NAME.2</c> and so on. Whenever the
/// process ends in the meantime, a whole journal
/// is in the place. A link is followed: its file is replaced and kept. With a target of its own the new journal is simply written
/// there.
/// </summary>
internal sealed class JournalSwap(string path, string? target)
{
    private readonly string _location = AtomicFile.Resolve(path);

    /// <summary>Where the new journal is written.</summary>
    public string New { get; } = target ?? Fresh(AtomicFile.Resolve(path) + ".new");

    /// <summary>Takes the place, with the old journal still held; what goes wrong is a diagnostic.</summary>
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

    // What a process that was killed here left over was never run.
    private static string Fresh(string path)
    {
        File.Delete(path);
        return path;
    }
}
