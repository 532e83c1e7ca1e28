using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Binding;

/// <summary>Diagnostics about names and references in a pipeline.</summary>
internal static class BindingDiagnostics
{
    /// <summary>Missing JOB_ID.</summary>
    public static readonly DiagnosticDescriptor MissingJobId = Error(
        "AEF2001",
        "Missing JOB_ID",
        "The step has no JOB_ID.",
        "Give it a short, unique id.");

    /// <summary>Missing JOB_NAME.</summary>
    public static readonly DiagnosticDescriptor MissingJobName = Error(
        "AEF2002",
        "Missing JOB_NAME",
        "The step{0} has no JOB_NAME.",
        "Add the name of the job; its parameter file has the same name.");

    /// <summary>Duplicate JOB_ID.</summary>
    public static readonly DiagnosticDescriptor DuplicateJobId = Error(
        "AEF2003",
        "Duplicate JOB_ID",
        "Duplicate JOB_ID {0} (first at {1}).",
        "JOB_IDs must be unique in a pipeline. Choose another one.");

    /// <summary>Nothing to run in a step.</summary>
    public static readonly DiagnosticDescriptor NothingToRun = Error(
        "AEF2004",
        "Nothing to run in a step",
        "The step{0} has no function, executor, or workflow.",
        "Add \"executor\" (in AEF files FUNCTION_ID_NAME or FUNCTION_NAME), or \"workflows_name\".");

    /// <summary>Missing key for the TYPE of a step.</summary>
    public static readonly DiagnosticDescriptor MissingForType = Error(
        "AEF2005",
        "Missing key for the TYPE of a step",
        "The step{0} has TYPE {1}, which requires {2}.");

    /// <summary>Conflicting executors.</summary>
    public static readonly DiagnosticDescriptor ExecutorConflict = new(
        "AEF2006",
        DiagnosticSeverity.Warning,
        "Conflicting executors",
        "{0} names {1}, but {2} names {3}. Aef uses {3}.",
        "Keep one of the two.");

    /// <summary>An id or name is blank.</summary>
    public static readonly DiagnosticDescriptor BlankName = Error(
        "AEF2007",
        "An id or name is blank",
        "{0} is blank.",
        "Write an id or name with visible characters.");

    /// <summary>Spaces around an id or name.</summary>
    public static readonly DiagnosticDescriptor OuterBlanks = new(
        "AEF2008",
        DiagnosticSeverity.Warning,
        "Spaces around an id or name",
        "{0} {1} begins or ends with a space, and spaces count: {2} is another name.",
        "Remove the spaces.");

    /// <summary>NEXT names an unknown step.</summary>
    public static readonly DiagnosticDescriptor NextUnknown = Error(
        "AEF2010",
        "NEXT names an unknown step",
        "NEXT names an unknown step {0}.{1}");

    /// <summary>NEXT enters a parallel thread.</summary>
    public static readonly DiagnosticDescriptor NextToOtherThread = Error(
        "AEF2011",
        "NEXT enters a parallel thread",
        "NEXT cannot jump to {0} in {1}: a jump cannot enter one of several parallel threads.",
        "Jump within a thread, or from a level with one thread to a later level with one thread.");

    /// <summary>NEXT jumps to an earlier level.</summary>
    public static readonly DiagnosticDescriptor NextToEarlierLevel = Error(
        "AEF2012",
        "NEXT jumps to an earlier level",
        "NEXT cannot jump back to {0} in level {1}: levels run in order.",
        "Jump back only within a thread. Put the steps to repeat in one thread.");

    /// <summary>NEXT jumps into the middle of a level.</summary>
    public static readonly DiagnosticDescriptor NextIntoLevel = Error(
        "AEF2013",
        "NEXT jumps into the middle of a level",
        "NEXT cannot jump to {0}: the first step of level {1} is {2}.");

    /// <summary>NEXT leaves a level with several threads.</summary>
    public static readonly DiagnosticDescriptor NextFromParallelLevel = Error(
        "AEF2014",
        "NEXT leaves a level with several threads",
        "NEXT cannot jump to {0} in level {1}: this level has {2} threads and ends only when all of them have ended.");

    /// <summary>Invalid pipeline name.</summary>
    public static readonly DiagnosticDescriptor InvalidName = Error(
        "AEF2020",
        "Invalid pipeline name",
        "{0} is not a valid pipeline name: use 1 to 64 letters, digits, \"_\", and \"-\"; begin with a letter and end with a letter " +
        "or digit.");

    /// <summary>Unknown engine.</summary>
    public static readonly DiagnosticDescriptor UnknownEngine = Error(
        "AEF2021",
        "Unknown engine",
        "engine must be cloud_workflows or composer; got {0}.{1}");

    /// <summary>Key not allowed in defaults.</summary>
    public static readonly DiagnosticDescriptor NotADefault = Error(
        "AEF2022",
        "Key not allowed in defaults",
        "{0} {1}.");

    /// <summary>Misspelled required key.</summary>
    public static readonly DiagnosticDescriptor MisspelledKey = Error(
        "AEF2023",
        "Misspelled required key",
        "Unknown key {0} in {1}. Did you mean {2}, which is required?",
        "Correct the key, or run \"aef validate --fix\".");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);
}
