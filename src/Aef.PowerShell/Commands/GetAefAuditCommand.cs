using System.Management.Automation;
using Aef.Runs.Audit;

namespace Aef.PowerShell.Commands;

/// <summary>Returns the entries of the audit log: who has started, cancelled and removed runs, oldest first.</summary>
[Cmdlet(VerbsCommon.Get, "AefAudit")]
[OutputType(typeof(AuditEntry))]
public sealed class GetAefAuditCommand : HistoryCommand
{
    /// <summary>The audit log; without it, that of the state folder.</summary>
    [Parameter]
    public string? AuditPath { get; set; }

    /// <summary>Only this number of entries, the newest ones.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Last { get; set; }

    private protected override string? Audit => AuditPath;

    /// <inheritdoc/>
    protected override void Process()
    {
        var log = new AuditLog(History.Folder.AuditPath);
        var entries = log.Read(out var problem);
        if (problem is not null)
        {
            WriteErrors([problem], log.FilePath);
            return;
        }

        foreach (var entry in entries.TakeLast(Last ?? int.MaxValue))
        {
            WriteObject(entry);
        }
    }
}
