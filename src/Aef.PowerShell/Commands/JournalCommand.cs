using System.Management.Automation;
using Aef.PowerShell.Executing;
using Aef.PowerShell.Files;
using Aef.PowerShell.Running;
using Aef.Runs.Executors;
using Aef.Runs.History;
using Aef.Runs.State;

namespace Aef.PowerShell.Commands;

/// <summary>
/// A cmdlet that continues runs from their journals. A path can also be the id of a recorded run or its beginning, latest, or latest-failed.
/// </summary>
public abstract class JournalCommand : ExecutorCommand
{
    /// <summary>
    /// Runs script blocks in separate runspaces, at most this many at once. Blocks then read the caller's variables with $using:.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int? ThrottleLimit { get; set; }

    /// <summary>
    /// The state folder of recorded runs. Without it, that of AEF_STATE, or .aef next to the nearest aef.json or in the current folder.
    /// </summary>
    [Parameter]
    public string? StatePath { get; set; }

    /// <summary>The runs; null before the first input.</summary>
    private protected ForegroundRuns? Runs { get; private set; }

    /// <inheritdoc/>
    protected override void Prepare()
    {
        RefuseUsing(ThrottleLimit);
        Runs = new ForegroundRuns(this);
    }

    /// <inheritdoc/>
    private protected override IJobExecutor MakeExecutor(ScriptBlock block) =>
        Runs!.MakeExecutor(block, ThrottleLimit, () => UsedBy(block)); // created by Prepare

    /// <inheritdoc/>
    private protected override bool FindNamed(string name, out string? file)
    {
        file = null;
        if (name is not (RunHistory.Latest or RunHistory.LatestFailed) && !RunId.IsPrefix(name))
        {
            return false;
        }

        var current = SessionState.Path.CurrentFileSystemLocation.ProviderPath;
        if (System.IO.Path.Exists(System.IO.Path.Combine(current, name)))
        {
            return false;
        }

        if (FindRecorded(SessionHistory.Find(current, StatePath), name) is not { } run)
        {
            return true;
        }

        var journal = run.ReadRecord().Journal ?? run.JournalPath;
        file = System.IO.Path.Exists(journal) ? journal : null;
        if (file is null)
        {
            WriteErrors([run.NoJournal()], name);
        }

        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            Runs?.Dispose();
        }
    }
}
