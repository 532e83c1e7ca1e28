using Aef.Runs.Backfill;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet for backfills that were begun.</summary>
public abstract class BackfillCommand : HistoryCommand
{
    /// <summary>The backfills of the state folder.</summary>
    private protected BackfillLedger Ledger => new(History.Folder);

    /// <summary>A backfill by its id; null after an error was written.</summary>
    private protected BackfillRecord? FindBackfill(string id)
    {
        if (Ledger.Find(id, out var problem) is { } record)
        {
            return record;
        }

        WriteErrors([problem!], id); // there is one without a record
        return null;
    }
}
