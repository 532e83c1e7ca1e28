using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>Diagnostics about callbacks in a compiled workflow.</summary>
internal static class CallbackTargetDiagnostics
{
    /// <summary><c>callback_url</c> of the user.</summary>
    public static readonly DiagnosticDescriptor OwnCallbackUrl = new(
        "AEF4120",
        DiagnosticSeverity.Error,
        "Reserved key callback_url",
        "{0} contains callback_url, which the workflow sets to the address of the callback.",
        "Rename the key, or remove wait_for: callback.");
}
