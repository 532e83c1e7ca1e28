using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Diagnostics about triggers.</summary>
public static class TriggerDiagnostics
{
    /// <summary>Invalid trigger.</summary>
    public static readonly DiagnosticDescriptor InvalidTrigger = new(
        "AEF3046",
        DiagnosticSeverity.Error,
        "Invalid trigger",
        "The trigger cannot start a run: {0}.",
        "Write {after: {pipeline: NAME, states: [succeeded]}}, {webhook: {name: NAME}} or {file: {path: PATH}}.");

    /// <summary>Duplicate trigger.</summary>
    public static readonly DiagnosticDescriptor DuplicateTrigger = new(
        "AEF3047",
        DiagnosticSeverity.Warning,
        "Duplicate trigger",
        "Duplicate trigger {0}{1}: each event would start two runs.",
        "Remove one of them.");
}
