using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Language.Analysis;

/// <summary>Findings about names, jumps, variables and calls: what Google refuses at deployment, and what is likely a mistake.</summary>
public static class AnalysisDiagnostics
{
    /// <summary>Step names are unique in a routine.</summary>
    public static readonly DiagnosticDescriptor DuplicateStep = Error("AEF5101", "Duplicate step name", "Two steps of routine '{0}' are named '{1}'.", "Step names are unique in a routine, whatever list the steps are in.");

    /// <summary>A step is named <c>end</c>, or <c>break</c> or <c>continue</c> inside a loop.</summary>
    public static readonly DiagnosticDescriptor ReservedStepName = Error(
        "AEF5102", "Reserved step name", "A step cannot be named '{0}' here: no jump could reach it.");

    /// <summary>A jump to a step that the routine does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownTarget = Error("AEF5103", "Jump to an unknown step", "Routine '{0}' has no step '{1}' to go to.");

    /// <summary>A jump into a loop, try, except block, switch or branch that does not hold the jumping step.</summary>
    public static readonly DiagnosticDescriptor JumpIntoList = Error("AEF5104", "Jump into a nested list", "Step '{0}' cannot be reached from here: it is inside another step.", "Go to the step that holds it.");

    /// <summary>A branch of a parallel step cannot be left.</summary>
    public static readonly DiagnosticDescriptor LeavesBranch = Error("AEF5105", "Jump out of a parallel step", "{0} would leave the branch or iteration of a parallel step.", "Let the branch run to its end and decide behind the parallel step.");

    /// <summary>break or continue without a loop.</summary>
    public static readonly DiagnosticDescriptor NoLoop = Error(
        "AEF5106", "No loop here", "'{0}' must be inside a 'for' loop; 'continue' may also end the last step of a parallel branch.");

    /// <summary>A loop is left by <c>break</c>, not by the name of a step.</summary>
    public static readonly DiagnosticDescriptor LeavesLoop = Error(
        "AEF5107", "Jump out of a loop", "Step '{0}' is outside of this 'for' loop, which no jump to a step can leave.",
        "Use 'next: break' and decide after the loop.");

    /// <summary>A jump into a group of steps, which Google's documentation does not mention.</summary>
    public static readonly DiagnosticDescriptor JumpIntoGroup = Warning(
        "AEF5108", "Jump into a group of steps",
        "Step '{0}' is inside a group; Google's documentation does not mention jumps into groups.", "Jump to the group itself.");

    /// <summary>A name that nothing has. The wording is Google's.</summary>
    public static readonly DiagnosticDescriptor UnknownSymbol = Error("AEF5110", "Unknown variable", "error in step {0}: symbol '{1}' is neither a variable nor a sub-workflow name{2}");

    /// <summary>A variable from outside is set in a branch without being shared.</summary>
    public static readonly DiagnosticDescriptor NotShared = Error("AEF5111", "Variable is not shared", "Step '{0}' sets '{1}', a variable from outside the parallel step.", "Name the variable under 'shared', or use another one.");

    /// <summary>A shared variable does not exist.</summary>
    public static readonly DiagnosticDescriptor UnknownShared = Error("AEF5112", "Shared variable does not exist", "The shared variable '{0}' is not set anywhere outside the parallel step.", "Set it before the parallel step.");

    /// <summary>A loop variable has the name of a variable that is known already.</summary>
    public static readonly DiagnosticDescriptor LoopVariableTaken = Error("AEF5113", "Loop variable is taken", "The loop variable '{0}' is also a variable outside the loop.", "Give it a name of its own.");

    /// <summary>A function or subworkflow that does not exist.</summary>
    public static readonly DiagnosticDescriptor UnknownFunction = Error("AEF5120", "Unknown function", "error in step {0}: '{1}' is neither a subworkflow nor a function of the standard library{2}");

    /// <summary>Too few or too many arguments.</summary>
    public static readonly DiagnosticDescriptor ArgumentCount = Error("AEF5121", "Wrong number of arguments", "'{0}' takes {1}, not {2}.");

    /// <summary>A subworkflow has no such parameter.</summary>
    public static readonly DiagnosticDescriptor UnknownArgument = Error("AEF5122", "Unknown argument", "Subworkflow '{0}' has no parameter '{1}'.");

    /// <summary>A parameter without default is not given.</summary>
    public static readonly DiagnosticDescriptor MissingArgument = Error("AEF5123", "Missing argument", "Subworkflow '{0}' needs the argument '{1}'.");

    /// <summary>Functions that wait are call steps.</summary>
    public static readonly DiagnosticDescriptor BlockingFunction = Error("AEF5124", "Function must be a call step", "'{0}' waits for the outside and cannot stand in an expression.", "Call it in a step of its own and use its result.");

    /// <summary>A name of an argument that the library's documentation does not know.</summary>
    public static readonly DiagnosticDescriptor UnknownLibraryArgument = Warning("AEF5125", "Unknown argument of a library function", "'{0}' has no parameter '{1}'. It has {2}.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Error, title, message, remedy);

    private static DiagnosticDescriptor Warning(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Warning, title, message, remedy);
}
