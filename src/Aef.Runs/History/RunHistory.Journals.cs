using Aef.Documents.Diagnostics;
using Aef.Runs.State;

namespace Aef.Runs.History;

/// <content>The journals of runs that users name.</content>
public sealed partial class RunHistory
{
    /// <summary>True for a name of <see cref="Find"/>: an id or its beginning, or <see cref="Latest"/> or <see cref="LatestFailed"/>.</summary>
    public static bool IsName(string name) => name is Latest or LatestFailed || RunId.IsPrefix(name);

    /// <summary>The journal of the run that <see cref="Find"/> finds; null, with a diagnostic, without one.</summary>
    public string? FindJournal(string name, out Diagnostic? problem)
    {
        if (Find(name, out problem) is not { } run)
        {
            return null;
        }

        var journal = run.ReadRecord().Journal ?? run.JournalPath;
        if (Path.Exists(journal))
        {
            return journal;
        }

        problem = run.NoJournal();
        return null;
    }
}
