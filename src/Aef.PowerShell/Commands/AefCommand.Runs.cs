using Aef.PowerShell.Errors;
using Aef.PowerShell.Files;
using Aef.PowerShell.Running;
using Aef.Runs.History;
using Aef.Runs.Launching;

namespace Aef.PowerShell.Commands;

/// <content>Runs: those of the session, recorded ones, and those that begin.</content>
public abstract partial class AefCommand
{
    /// <summary>The current folder of the session.</summary>
    private protected string CurrentFolder => SessionState.Path.CurrentFileSystemLocation.ProviderPath;

    /// <summary>
    /// The recorded runs of a state folder; null for that of the project of the current folder. A folder that does not exist ends the
    /// pipeline: no run of it can be found.
    /// </summary>
    private protected RunHistory HistoryIn(string? state, string? audit = null)
    {
        var history = SessionHistory.Find(CurrentFolder, state, audit);
        EndIf(history.Folder.CheckExists() is { } problem ? ErrorRecords.ForDefinition([problem], state) : null);
        return history;
    }

    /// <summary>The background run with an id in this session; null after an error was written.</summary>
    private protected BackgroundRun? FindBackground(string id)
    {
        var found = JobRepository.Jobs.OfType<RunJob>().Select(j => j.Handle).OfType<BackgroundRun>().FirstOrDefault(r => r.Id == id);
        if (found is null)
        {
            WriteError(ErrorRecords.NoRun(id));
        }

        return found;
    }

    /// <summary>The folder of a recorded run; null after an error was written.</summary>
    private protected RunFolder? FindRecorded(RunHistory history, string id)
    {
        if (history.Find(id, out var problem) is { } run)
        {
            return run;
        }

        WriteErrors([problem!], id); // there is one when there is no run
        return null;
    }

    /// <summary>Begins a run that was checked, and writes what that reports; false after an error.</summary>
    private protected bool Begin(PreparedRun run, object? target)
    {
        var known = run.Checks.Count;
        var hasBegun = run.Begin();
        WriteDiagnostics([.. run.Checks.Skip(known).SelectMany(c => c.Diagnostics)]);
        if (!hasBegun)
        {
            WriteErrors(run.Diagnostics, target);
        }

        return hasBegun;
    }
}
