using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Language.Parsing;

/// <summary>Findings about the shape of a workflow's source.</summary>
public static class ParsingDiagnostics
{
    /// <summary>The source is neither a list of steps nor a map of routines.</summary>
    public static readonly DiagnosticDescriptor NotAWorkflow = Error("AEF5001", "Not a workflow", "A workflow is a map of routines ('main' and subworkflows) or a list of steps, not {0}.");

    /// <summary>A key that is not known where it stands.</summary>
    public static readonly DiagnosticDescriptor UnknownKey = Error("AEF5002", "Unknown key", "The key '{0}' is not known in {1}. Known are: {2}.");

    /// <summary>A key that must be there is missing.</summary>
    public static readonly DiagnosticDescriptor MissingKey = Error("AEF5003", "Missing key", "'{0}' is missing in {1}.");

    /// <summary>A value of the wrong type.</summary>
    public static readonly DiagnosticDescriptor WrongKind = Error("AEF5004", "Wrong type", "{0} must be {1}, not {2}.");

    /// <summary>There is no main.</summary>
    public static readonly DiagnosticDescriptor MissingMain = Error("AEF5005", "No main workflow", "The routine 'main' is missing.");

    /// <summary>A list that needs an element has none.</summary>
    public static readonly DiagnosticDescriptor EmptyList = Error("AEF5006", "Empty list", "{0} must have at least one element.");

    /// <summary>A step is a map with one key.</summary>
    public static readonly DiagnosticDescriptor StepShape = Error(
        "AEF5007", "Step has not exactly one name", "A step is a map with exactly one key, its name; this one has {0}.", "Indent the step's keys deeper than its name.");

    /// <summary>Two actions in one step.</summary>
    public static readonly DiagnosticDescriptor TwoActions = Error("AEF5008", "Two actions in one step", "Step '{0}' has both '{1}' and '{2}'; a step does one thing.", "Make two steps of it.");

    /// <summary>A step that does nothing.</summary>
    public static readonly DiagnosticDescriptor NoAction = Error("AEF5009", "Step without an action", "Step '{0}' does nothing. Write one of: {1}.");

    /// <summary>A name that variables cannot have.</summary>
    public static readonly DiagnosticDescriptor InvalidName = Error(
        "AEF5010", "Not a name", "'{0}' cannot be the name of {1}: a letter or underscore comes first, then letters, digits and underscores.");

    /// <summary>A loop directly under try. The wording is Google's.</summary>
    public static readonly DiagnosticDescriptor LoopUnderTry = Error(
        "AEF5011", "Loop directly under try", "error in step {0}: loop step name should not be empty", "Put the loop in a step of its own under 'try: steps:'.");

    /// <summary>A key that goes with another only.</summary>
    public static readonly DiagnosticDescriptor NeedsSibling = Error("AEF5012", "Key without its partner", "Step '{0}' has '{1}' without '{2}'.");

    /// <summary>Two keys of which only one may be there, or none of them is.</summary>
    public static readonly DiagnosticDescriptor ExactlyOne = Error("AEF5013", "Exactly one of two keys", "{0} must have either '{1}' or '{2}'.");

    /// <summary>An expression where only plain text can stand.</summary>
    public static readonly DiagnosticDescriptor NoExpressionHere = Error("AEF5014", "Expression where none can stand", "{0} cannot be an expression.");

    /// <summary>A range has two ends.</summary>
    public static readonly DiagnosticDescriptor RangeEnds = Error("AEF5015", "Range without two ends", "'range' must be a list of two numbers or expressions, the first and the last; this one has {0}.");

    /// <summary>The only exception policy is continueAll.</summary>
    public static readonly DiagnosticDescriptor ExceptionPolicy = Error("AEF5016", "Unknown exception policy", "'{0}' is not an exception policy; there is only 'continueAll'.");

    /// <summary>An assignment is a map with one key.</summary>
    public static readonly DiagnosticDescriptor AssignmentShape = Error("AEF5017", "Assignment has not exactly one variable", "An entry of 'assign' is a map with exactly one key, the variable; this one has {0}.");

    /// <summary>A parameter stands twice.</summary>
    public static readonly DiagnosticDescriptor DuplicateName = Error("AEF5018", "Name stands twice", "The name '{0}' stands twice in {1}.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Error, title, message, remedy);
}
