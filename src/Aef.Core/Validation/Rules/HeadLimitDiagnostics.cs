using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Findings about limits of Google's services on what stands above the levels (https://cloud.google.com/workflows/quotas).</summary>
public static class HeadLimitDiagnostics
{
    /// <summary>A description that is too long.</summary>
    public static readonly DiagnosticDescriptor Description = Error("AEF4150", "Description too long", "The description has {0} characters, and a workflow takes at most {1}.");

    /// <summary>Too many labels.</summary>
    public static readonly DiagnosticDescriptor LabelCount = Error("AEF4151", "Too many labels", "There are {0} labels, and a workflow takes at most {1}.");

    /// <summary>A label that Google does not take.</summary>
    public static readonly DiagnosticDescriptor Label = Error("AEF4152", "Label that Google does not take", "The label {0} {1}.", "Keys begin with a small letter; keys and values have at most 63 small letters, digits, '_' and '-'.");

    /// <summary>More threads at once than an execution can have.</summary>
    public static readonly DiagnosticDescriptor MaxParallel = new("AEF4153", DiagnosticSeverity.Warning, "More threads at once than possible", "max_parallel is {0}, but an execution runs at most {1} threads at once.");

    /// <summary>The inputs of a schedule are too large for an argument.</summary>
    public static readonly DiagnosticDescriptor Argument = new("AEF4154", DiagnosticSeverity.Warning, "Argument may be too large", "The inputs of the schedule have {0} bytes as JSON; an execution's argument surely takes {1}.", "Keep large values in a bucket and give their address.");

    /// <summary>A name of a schedule that no scheduler job can have.</summary>
    public static readonly DiagnosticDescriptor ScheduleName = Error("AEF4155", "Name that a schedule cannot have", "{0} cannot name a schedule: names have 1 to 500 letters, digits, '_' and '-'.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Error, title, message, remedy);
}
