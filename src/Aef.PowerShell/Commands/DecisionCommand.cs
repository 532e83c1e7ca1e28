using System.Management.Automation;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Files;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet that decides about steps of a recorded run that wait for approval.</summary>
public abstract class DecisionCommand : HistoryCommand
{
    /// <summary>The id of the run or its beginning, latest, or latest-failed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [RecordedRunId]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public string Id { get; set; } = string.Empty;

    /// <summary>The JOB_IDs of the steps that wait.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(WaitingStepCompleter))]
    public string[] JobId { get; set; } = [];

    /// <summary>Why; the comment is in the events of the run and in the audit log.</summary>
    [Parameter]
    public string? Comment { get; set; }

    /// <summary>The audit log, which records the decision; without it, that of the state folder.</summary>
    [Parameter]
    public string? AuditPath { get; set; }

    /// <summary>Returns the runs.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string? Audit => AuditPath;

    /// <summary>True for an approval.</summary>
    private protected abstract bool IsApproved { get; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Find(Id) is not { } run)
        {
            return;
        }

        foreach (var jobId in JobId.Where(j => ShouldProcess($"step {j} of run {run.Id}", IsApproved ? "Approve" : "Reject")))
        {
            if (History.Decide(run, jobId, IsApproved, Comment, SessionHistory.Actor(), SessionHistory.Now) is { } problem)
            {
                WriteErrors([problem], run.Id);
            }
            else if (PassThru)
            {
                WriteObject(run.ReadRecord());
            }
        }
    }
}
