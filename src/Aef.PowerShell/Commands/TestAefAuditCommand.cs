using System.Management.Automation;
using Aef.Runs.Audit;

namespace Aef.PowerShell.Commands;

/// <summary>Checks that the audit log was not changed or truncated.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AefAudit")]
[OutputType(typeof(AuditVerification))]
public sealed class TestAefAuditCommand : HistoryCommand
{
    /// <summary>The audit log; without it, that of the state folder.</summary>
    [Parameter]
    public string? AuditPath { get; set; }

    /// <summary>A hash that was noted earlier: a line of the log must have it. Without it, a log that was replaced is not found.</summary>
    [Parameter]
    public string? ExpectedHash { get; set; }

    private protected override string? Audit => AuditPath;

    /// <inheritdoc/>
    protected override void Process()
    {
        var verification = History.VerifyAudit(ExpectedHash);
        if (verification.IsUnreadable)
        {
            WriteErrors(verification.Diagnostics, verification.Path);
        }
        else
        {
            WriteObject(verification);
        }
    }
}
