using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>Diagnostics about Google's limits for the keys above the levels (https://cloud.google.com/workflows/quotas).</summary>
internal static class HeadLimitDiagnostics
{
    /// <summary>Description too long.</summary>
    public static readonly DiagnosticDescriptor Description = Error(
        "AEF4150",
        "Description too long",
        "The description has {0} characters, but a workflow allows at most {1}.");

    /// <summary>Too many labels.</summary>
    public static readonly DiagnosticDescriptor LabelCount = Error(
        "AEF4151",
        "Too many labels",
        "The pipeline has {0} labels, but a workflow allows at most {1}.");

    /// <summary>Invalid label.</summary>
    public static readonly DiagnosticDescriptor Label = Error(
        "AEF4152",
        "Invalid label",
        "The label {0} {1}.",
        "Keys begin with a lowercase letter. Keys and values have at most 63 lowercase letters, digits, \"_\", and \"-\".");

    /// <summary>Value of max_parallel above the limit.</summary>
    public static readonly DiagnosticDescriptor MaxParallel = new(
        "AEF4153",
        DiagnosticSeverity.Warning,
        "Value of max_parallel above the limit",
        "max_parallel is {0}, but an execution runs at most {1} threads at the same time.");

    /// <summary>Execution argument may be too large.</summary>
    public static readonly DiagnosticDescriptor Argument = new(
        "AEF4154",
        DiagnosticSeverity.Warning,
        "Execution argument may be too large",
        "The inputs of the schedule have {0} bytes as JSON; only {1} are certain to fit in the argument of an execution.",
        "Store large values in a bucket and pass their address.");

    /// <summary>Invalid schedule name.</summary>
    public static readonly DiagnosticDescriptor ScheduleName = Error(
        "AEF4155",
        "Invalid schedule name",
        "{0} is not a valid schedule name: use 1 to 500 letters, digits, \"_\", and \"-\".");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);
}
