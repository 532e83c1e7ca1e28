using Aef.Documents.Diagnostics;

namespace Aef.Runs.Audit;

/// <summary>The result of checking an audit log.</summary>
/// <param name="Path">The file.</param>
/// <param name="Lines">The number of complete lines.</param>
/// <param name="Head">The hash of the last line.</param>
/// <param name="Diagnostics">The problems; none if nothing was changed.</param>
public sealed record AuditVerification(string Path, long Lines, string Head, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>True if the log could not be read.</summary>
    public bool IsUnreadable => Diagnostics.Any(d => d.Descriptor == AuditDiagnostics.CannotRead);

    /// <summary>True if the log is as Aef has written it.</summary>
    public bool IsIntact => !Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}
