using System.Management.Automation;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.PowerShell.Files;
using Aef.Runs.Backfill;
using Aef.Runs.Launching;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Continues backfills that were stopped or killed, as the call that has started them does. Of one that has
/// ended, the intervals are returned.
/// </summary>
[Cmdlet(VerbsLifecycle.Resume, "AefBackfill", SupportsShouldProcess = true)]
[OutputType(typeof(BackfillInterval))]
public sealed class ResumeAefBackfillCommand : BackfillCommand
{
    /// <summary>The ids of the backfills or their beginnings, or latest.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Id { get; set; } = [];

    /// <summary>The audit log; without it, that of the state folder.</summary>
    [Parameter]
    public string? AuditPath { get; set; }

    private protected override string? Audit => AuditPath;

    /// <inheritdoc/>
    private protected override WorkspaceOptions Options => new() { Target = LocalTarget.Default };

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var record in Id.Select(FindBackfill).OfType<BackfillRecord>())
        {
            if (record.Ended is not null)
            {
                if (ShouldProcess($"backfill {record.Id} of {record.Pipeline}", "Resume"))
                {
                    WriteObject(Backfills.StatesOf(record, History), enumerateCollection: true);
                }
            }
            else if (BackfillLedger.CheckContinue(record) is { } problem)
            {
                WriteErrors([problem], record.Id);
            }
            else
            {
                var (inputs, file) = (RunInput.Parse(record.Request.Inputs!), record.Request.Definition!); // checked
                new ForegroundBackfill(this, Workspace, SessionHistory.Recording(this, StatePath, AuditPath), record.Environment)
                    .Run(record.Request, inputs, file, isPlan: false, StopToken);
            }
        }
    }
}
