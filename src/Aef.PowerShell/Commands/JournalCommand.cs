using System.Management.Automation;
using Aef.PowerShell.Executing;
using Aef.PowerShell.Running;
using Aef.Runs.Executors;
using Aef.Runs.History;

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
        if (!RunHistory.IsName(name) || System.IO.Path.Exists(System.IO.Path.Combine(CurrentFolder, name)))
        {
            return false;
        }

        file = HistoryIn(StatePath).FindJournal(name, out var problem);
        if (file is null)
        {
            WriteErrors([problem!], name); // there is one when there is no journal
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
