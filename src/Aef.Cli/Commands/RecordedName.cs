using Aef.Cli.Rendering;
using Aef.Runs.History;
using Aef.Runs.State;

namespace Aef.Cli.Commands;

/// <summary>How to name a recorded run in a command: by its id, if the command finds its state folder.</summary>
internal static class RecordedName
{
    /// <summary>The id, or the path of the journal; null for a run without a journal.</summary>
    public static string? Of(RunFolder run) => !Path.Exists(run.JournalPath) ? null : IsFound(run) ? run.Id : run.JournalPath;

    /// <summary>The command that shows the run.</summary>
    public static string Show(RunFolder run) =>
        $"aef runs show {run.Id}" + (
            IsFound(run) ? string.Empty : $" --state {ShellText.Quote(Path.GetDirectoryName(Path.GetDirectoryName(run.FolderPath))!)}");

    /// <summary>The command that shows a backfill.</summary>
    public static string Status(StateFolder folder, string backfill) =>
        $"aef backfill status {backfill}"
        + (StateOptions.FolderIn(null).Path == folder.Path ? string.Empty : $" --state {ShellText.Quote(folder.Path)}");

    private static bool IsFound(RunFolder run) => RunFolder.Of(StateOptions.FolderIn(null), run.Id).FolderPath == run.FolderPath;
}
