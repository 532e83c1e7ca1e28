using Aef.Documents.Diagnostics;

namespace Aef.Runs.Audit;

/// <summary>Diagnostics about the audit log.</summary>
internal static class AuditDiagnostics
{
    public static readonly DiagnosticDescriptor CannotWrite = new(
        "AEF7220",
        DiagnosticSeverity.Error,
        "Audit log cannot be written",
        "Cannot write the audit log \"{0}\": {1} Nothing was done.",
        "Give yourself write permission, free disk space, or name another file with --audit FILE (-AuditPath).");

    public static readonly DiagnosticDescriptor CannotRead = new(
        "AEF7221",
        DiagnosticSeverity.Error,
        "Audit log cannot be read",
        "Cannot read the audit log \"{0}\": {1}");

    public static readonly DiagnosticDescriptor Changed = new(
        "AEF7222",
        DiagnosticSeverity.Error,
        "Audit log was changed",
        "The audit log was changed: {0}.",
        "Compare the file with a backup. Lines before this one are as Aef has written them.");

    public static readonly DiagnosticDescriptor Gap = new(
        "AEF7223",
        DiagnosticSeverity.Error,
        "Audit log has a gap",
        "Line {0} of the audit log has the number {1}, but {2} was expected: lines are missing or were added.",
        "Compare the file with a backup.");

    public static readonly DiagnosticDescriptor Truncated = new(
        "AEF7224",
        DiagnosticSeverity.Error,
        "Audit log was truncated",
        "The audit log has {0} lines, but {1} were written: lines are missing at its end.",
        "Compare the file with a backup.");

    public static readonly DiagnosticDescriptor Unexpected = new(
        "AEF7225",
        DiagnosticSeverity.Error,
        "Expected line is missing in the audit log",
        "No line of the audit log has the hash {0}.",
        "The log was replaced, changed or truncated since this hash was noted. Compare the file with a backup.");

    public static readonly DiagnosticDescriptor Unrecorded = new(
        "AEF7227",
        DiagnosticSeverity.Error,
        "Runs without their line in the audit log",
        "{0} of the state folder recorded a line in an audit log, but \"{1}\" does not {2}. The newest one is {3}.",
        "The log was removed, replaced or truncated. If the runs used another log, name it with --audit FILE (-AuditPath).");

    public static readonly DiagnosticDescriptor Torn = new(
        "AEF7226",
        DiagnosticSeverity.Warning,
        "Incomplete last line of the audit log",
        "The process ended while it wrote the last line of the audit log, so what it records was not done.",
        "Nothing needs to be done: the next line replaces it.");
}
