using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Language.Analysis;

/// <summary>Diagnostics about names, jumps, variables and calls: errors that Google rejects at deployment, and likely mistakes.</summary>
public static class AnalysisDiagnostics
{
    /// <summary>Duplicate step name.</summary>
    public static readonly DiagnosticDescriptor DuplicateStep = Error(
        "AEF5101",
        "Duplicate step name",
        "Duplicate step name \"{1}\" in routine \"{0}\".",
        "Step names must be unique in a routine, including nested steps.");

    /// <summary>Reserved step name.</summary>
    public static readonly DiagnosticDescriptor ReservedStepName = Error(
        "AEF5102",
        "Reserved step name",
        "The step name \"{0}\" is reserved here: no jump could reach this step.");

    /// <summary>Jump to an unknown step.</summary>
    public static readonly DiagnosticDescriptor UnknownTarget = Error(
        "AEF5103",
        "Jump to an unknown step",
        "Routine \"{0}\" has no step \"{1}\" to jump to.");

    /// <summary>Jump into a nested list.</summary>
    public static readonly DiagnosticDescriptor JumpIntoList = Error(
        "AEF5104",
        "Jump into a nested list",
        "Step \"{0}\" cannot be reached from here: it is inside another step.",
        "Jump to the step that contains it.");

    /// <summary>Jump out of a parallel step.</summary>
    public static readonly DiagnosticDescriptor LeavesBranch = Error(
        "AEF5105",
        "Jump out of a parallel step",
        "{0} would leave a branch or iteration of a parallel step.",
        "Let the branch run to its end, and decide after the parallel step.");

    /// <summary>No loop here.</summary>
    public static readonly DiagnosticDescriptor NoLoop = Error(
        "AEF5106",
        "No loop here",
        "\"{0}\" is only allowed inside a \"for\" loop; \"continue\" can also end the last step of a parallel branch.");

    /// <summary>Jump out of a loop.</summary>
    public static readonly DiagnosticDescriptor LeavesLoop = Error(
        "AEF5107",
        "Jump out of a loop",
        "Step \"{0}\" is outside this \"for\" loop, and a jump to a step cannot leave a loop.",
        "Use \"next: break\" and decide after the loop.");

    /// <summary>Jump into a group of steps.</summary>
    public static readonly DiagnosticDescriptor JumpIntoGroup = Warning(
        "AEF5108",
        "Jump into a group of steps",
        "Step \"{0}\" is inside a group; Google's documentation does not mention jumps into groups.",
        "Jump to the group itself.");

    /// <summary>Unknown variable.</summary>
    public static readonly DiagnosticDescriptor UnknownSymbol = Error(
        "AEF5110",
        "Unknown variable",
        "error in step {0}: symbol '{1}' is neither a variable nor a sub-workflow name{2}");

    /// <summary>Variable is not shared.</summary>
    public static readonly DiagnosticDescriptor NotShared = Error(
        "AEF5111",
        "Variable is not shared",
        "Step \"{0}\" sets \"{1}\", a variable from outside the parallel step that is not shared.",
        "Add the variable to \"shared\", or use another one.");

    /// <summary>Unknown shared variable.</summary>
    public static readonly DiagnosticDescriptor UnknownShared = Error(
        "AEF5112",
        "Unknown shared variable",
        "The shared variable \"{0}\" is not set anywhere outside the parallel step.",
        "Set it before the parallel step.");

    /// <summary>Loop variable already in use.</summary>
    public static readonly DiagnosticDescriptor LoopVariableTaken = Error(
        "AEF5113",
        "Loop variable already in use",
        "The loop variable \"{0}\" is also a variable outside the loop.",
        "Give the loop variable a unique name.");

    /// <summary>Unknown function.</summary>
    public static readonly DiagnosticDescriptor UnknownFunction = Error(
        "AEF5120",
        "Unknown function",
        "error in step {0}: '{1}' is neither a subworkflow nor a function of the standard library{2}");

    /// <summary>Wrong number of arguments.</summary>
    public static readonly DiagnosticDescriptor ArgumentCount = Error(
        "AEF5121",
        "Wrong number of arguments",
        "\"{0}\" expects {1}, not {2}.");

    /// <summary>Unknown argument.</summary>
    public static readonly DiagnosticDescriptor UnknownArgument = Error(
        "AEF5122",
        "Unknown argument",
        "Subworkflow \"{0}\" has no parameter \"{1}\".");

    /// <summary>Missing argument.</summary>
    public static readonly DiagnosticDescriptor MissingArgument = Error(
        "AEF5123",
        "Missing argument",
        "Subworkflow \"{0}\" requires the argument \"{1}\".");

    /// <summary>Function must be a call step.</summary>
    public static readonly DiagnosticDescriptor BlockingFunction = Error(
        "AEF5124",
        "Function must be a call step",
        "\"{0}\" waits for an external event and cannot be used in an expression.",
        "Call it in its own step and use the result.");

    /// <summary>Unknown argument of a library function.</summary>
    public static readonly DiagnosticDescriptor UnknownLibraryArgument = Warning(
        "AEF5125",
        "Unknown argument of a library function",
        "\"{0}\" has no documented parameter \"{1}\". Documented parameters: {2}.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);

    private static DiagnosticDescriptor Warning(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Warning, title, message, remedy);
}
