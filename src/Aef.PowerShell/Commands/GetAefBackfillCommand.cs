using System.Management.Automation;
using Aef.Runs.Backfill;

namespace Aef.PowerShell.Commands;

/// <summary>Returns the backfills of a state folder with the states of their intervals, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "AefBackfill")]
[OutputType(typeof(BackfillStatus))]
public sealed class GetAefBackfillCommand : BackfillCommand
{
    /// <summary>The ids of the backfills or their beginnings, or latest; without it, all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Id { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var record in Id.Length == 0 ? Ledger.List() : Id.Select(FindBackfill).OfType<BackfillRecord>())
        {
            WriteObject(BackfillStatus.Of(record, Ledger, History));
        }
    }
}
