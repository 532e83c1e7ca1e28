using System.Management.Automation;
using Aef.PowerShell.Files;
using Aef.Runs.Backfill;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Asks the processes of active backfills to stop them: active runs are cancelled, and Resume-AefBackfill continues them. A backfill
/// that is not active stays as it is.
/// </summary>
[Cmdlet(VerbsLifecycle.Stop, "AefBackfill", SupportsShouldProcess = true)]
[OutputType(typeof(BackfillStatus))]
public sealed class StopAefBackfillCommand : BackfillCommand
{
    /// <summary>The ids of the backfills or their beginnings, or latest.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Id { get; set; } = [];

    /// <summary>The audit log, which records the request; without it, that of the state folder.</summary>
    [Parameter]
    public string? AuditPath { get; set; }

    /// <summary>Returns the backfills.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string? Audit => AuditPath;

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var record in Id.Select(FindBackfill).OfType<BackfillRecord>())
        {
            if (!ShouldProcess($"backfill {record.Id} of {record.Pipeline}", "Stop"))
            {
                continue;
            }

            if (!Ledger.IsActive(record.Id))
            {
                WriteVerbose($"The backfill {record.Id} is not active.");
            }
            else if (Ledger.Stop(record, SessionHistory.Actor(), SessionHistory.Now) is { } problem)
            {
                WriteErrors([problem], record.Id);
                continue;
            }

            if (PassThru)
            {
                WriteObject(BackfillStatus.Of(record, Ledger, History));
            }
        }
    }
}
