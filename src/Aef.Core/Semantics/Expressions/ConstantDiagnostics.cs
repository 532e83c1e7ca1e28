using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Expressions;

/// <summary>Diagnostics about what is known of expressions before a run.</summary>
internal static class ConstantDiagnostics
{
    /// <summary>Division of negative numbers.</summary>
    public static readonly DiagnosticDescriptor NegativeOperand = new(
        "AEF2067",
        DiagnosticSeverity.Warning,
        "Division of negative numbers",
        "Targets disagree about the result of {0} with a negative operand.",
        "Use operands that are not negative.");

    /// <summary>Expression that always fails.</summary>
    public static readonly DiagnosticDescriptor AlwaysFails = new(
        "AEF2068",
        DiagnosticSeverity.Warning,
        "Expression that always fails",
        "The expression fails whenever it is evaluated: {0}.",
        "Convert values with string(x), int(x) or double(x), or correct the operands.");

    /// <summary>Condition that is always the same.</summary>
    public static readonly DiagnosticDescriptor ConstantCondition = new(
        "AEF2069",
        DiagnosticSeverity.Warning,
        "Condition that is always the same",
        "The condition {0} is {1} in every run.",
        "Correct the condition. To switch a step off, write when: false.");

    /// <summary>Step in a variable.</summary>
    public static readonly DiagnosticDescriptor StepInVariable = new(
        "AEF2070",
        DiagnosticSeverity.Error,
        "Step in a variable",
        "Variables are computed before the first step, so they cannot read steps.",
        "Use the expression directly in the steps that need its value.");
}
