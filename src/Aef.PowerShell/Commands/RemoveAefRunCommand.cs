using System.Management.Automation;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Files;
using Aef.Runs.History;

namespace Aef.PowerShell.Commands;

/// <summary>Removes recorded runs with their journals, logs and artifacts. Runs that are active stay.</summary>
[Cmdlet(VerbsCommon.Remove, "AefRun", SupportsShouldProcess = true, DefaultParameterSetName = IdSet)]
[OutputType(typeof(RunRecord))]
public sealed class RemoveAefRunCommand : HistoryCommand
{
    private const string IdSet = "Id";
    private const string KeepSet = "Keep";

    /// <summary>The ids of the runs or their beginnings, latest, or latest-failed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true)]
    [RecordedRunId]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>Removes the runs that were started longer ago, such as 30d, 12h or a time span. A number needs its unit.</summary>
    [Parameter(ParameterSetName = KeepSet)]
    [Period]
    public TimeSpan? Keep { get; set; }

    /// <summary>Keeps at most this number of runs, the newest ones.</summary>
    [Parameter(ParameterSetName = KeepSet)]
    [ValidateRange(0, int.MaxValue)]
    public int? KeepCount { get; set; }

    /// <summary>Keeps at most this size, such as 5GB.</summary>
    [Parameter(ParameterSetName = KeepSet)]
    [ValidateRange(0, long.MaxValue)]
    public long? KeepSize { get; set; }

    /// <summary>The audit log, which records the removal; without it, that of the state folder.</summary>
    [Parameter]
    public string? AuditPath { get; set; }

    /// <summary>Returns the runs that were removed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string? Audit => AuditPath;

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == KeepSet)
        {
            var policy = new RetentionPolicy { MaxAge = Keep, MaxRuns = KeepCount, MaxBytes = KeepSize };
            Remove([.. History.Prune(policy, SessionHistory.Actor(), SessionHistory.Now, applies: false).Runs]);
            return;
        }

        foreach (var id in Id)
        {
            if (Find(id) is { } run)
            {
                Remove([run.ReadRecord()]);
            }
        }
    }

    private void Remove(IReadOnlyList<RunRecord> runs)
    {
        var chosen = runs.Where(r => ShouldProcess($"run {r.Id} of {r.Pipeline}", "Remove")).ToList();
        if (chosen.Count == 0)
        {
            return;
        }

        var pruning = History.Remove(chosen, SessionHistory.Actor(), SessionHistory.Now);
        WriteErrors(pruning.Diagnostics, chosen[0].Id);
        foreach (var run in pruning.Runs.Where(_ => PassThru))
        {
            WriteObject(run);
        }
    }
}
