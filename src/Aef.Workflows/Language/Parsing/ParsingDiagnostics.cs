using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Language.Parsing;

/// <summary>Diagnostics about the structure of a workflow's source.</summary>
public static class ParsingDiagnostics
{
    /// <summary>Not a workflow.</summary>
    public static readonly DiagnosticDescriptor NotAWorkflow = Error(
        "AEF5001",
        "Not a workflow",
        "A workflow must be an object with routines (\"main\" and subworkflows) or a list of steps, not {0}.");

    /// <summary>Unknown key.</summary>
    public static readonly DiagnosticDescriptor UnknownKey = Error(
        "AEF5002",
        "Unknown key",
        "Unknown key \"{0}\" in {1}. Valid keys: {2}.");

    /// <summary>Missing key.</summary>
    public static readonly DiagnosticDescriptor MissingKey = Error("AEF5003", "Missing key", "Missing key \"{0}\" in {1}.");

    /// <summary>Wrong type.</summary>
    public static readonly DiagnosticDescriptor WrongKind = Error("AEF5004", "Wrong type", "{0} must be {1}, not {2}.");

    /// <summary>No main workflow.</summary>
    public static readonly DiagnosticDescriptor MissingMain = Error("AEF5005", "No main workflow", "The routine \"main\" is missing.");

    /// <summary>Empty list.</summary>
    public static readonly DiagnosticDescriptor EmptyList = Error("AEF5006", "Empty list", "{0} must have at least one element.");

    /// <summary>Invalid step.</summary>
    public static readonly DiagnosticDescriptor StepShape = Error(
        "AEF5007",
        "Invalid step",
        "A step must be an object with exactly one key, its name; got {0}.",
        "Indent the keys of the step below its name.");

    /// <summary>Two actions in one step.</summary>
    public static readonly DiagnosticDescriptor TwoActions = Error(
        "AEF5008",
        "Two actions in one step",
        "Step \"{0}\" has both \"{1}\" and \"{2}\"; a step can have only one action.",
        "Split it into two steps.");

    /// <summary>Step without an action.</summary>
    public static readonly DiagnosticDescriptor NoAction = Error(
        "AEF5009",
        "Step without an action",
        "Step \"{0}\" has no action. Add one of: {1}.");

    /// <summary>Invalid name.</summary>
    public static readonly DiagnosticDescriptor InvalidName = Error(
        "AEF5010",
        "Invalid name",
        "\"{0}\" is not a valid name for {1}: use letters, digits, and underscores, and do not begin with a digit.");

    /// <summary>Loop directly under try.</summary>
    public static readonly DiagnosticDescriptor LoopUnderTry = Error(
        "AEF5011",
        "Loop directly under try",
        "error in step {0}: loop step name should not be empty",
        "Put the loop in its own step under \"try: steps:\".");

    /// <summary>Key without the key it belongs to.</summary>
    public static readonly DiagnosticDescriptor NeedsSibling = Error(
        "AEF5012",
        "Key without the key it belongs to",
        "Step \"{0}\" has \"{1}\" without \"{2}\".");

    /// <summary>Exactly one of two keys required.</summary>
    public static readonly DiagnosticDescriptor ExactlyOne = Error(
        "AEF5013",
        "Exactly one of two keys required",
        "{0} must have either \"{1}\" or \"{2}\".");

    /// <summary>Expression not allowed.</summary>
    public static readonly DiagnosticDescriptor NoExpressionHere = Error(
        "AEF5014",
        "Expression not allowed",
        "{0} cannot be an expression.");

    /// <summary>Range without two ends.</summary>
    public static readonly DiagnosticDescriptor RangeEnds = Error(
        "AEF5015",
        "Range without two ends",
        "\"range\" must be a list of two numbers or expressions, the first and the last; got {0}.");

    /// <summary>Unknown exception policy.</summary>
    public static readonly DiagnosticDescriptor ExceptionPolicy = Error(
        "AEF5016",
        "Unknown exception policy",
        "Unknown exception policy \"{0}\". The only policy is \"continueAll\".");

    /// <summary>Invalid assignment.</summary>
    public static readonly DiagnosticDescriptor AssignmentShape = Error(
        "AEF5017",
        "Invalid assignment",
        "An entry of \"assign\" must be an object with exactly one key, the variable; got {0}.");

    /// <summary>Duplicate name.</summary>
    public static readonly DiagnosticDescriptor DuplicateName = Error("AEF5018", "Duplicate name", "Duplicate name \"{0}\" in {1}.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);
}
