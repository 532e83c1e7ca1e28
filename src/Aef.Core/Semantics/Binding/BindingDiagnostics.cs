using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Binding;

/// <summary>Findings about names that a pipeline uses: what they are bound to, or why they are bound to nothing.</summary>
public static class BindingDiagnostics
{
    /// <summary>A step without JOB_ID.</summary>
    public static readonly DiagnosticDescriptor MissingJobId = Error("AEF2001", "A step has no JOB_ID", "The step has no JOB_ID.", "Give it a short id of its own.");

    /// <summary>A step without JOB_NAME.</summary>
    public static readonly DiagnosticDescriptor MissingJobName = Error("AEF2002", "A step has no JOB_NAME", "The step{0} has no JOB_NAME.", "Name the job; its parameter file has the same name.");

    /// <summary>Two steps with one JOB_ID.</summary>
    public static readonly DiagnosticDescriptor DuplicateJobId = Error("AEF2003", "Duplicate JOB_ID", "The JOB_ID {0} is already taken by the step at {1}.", "JOB_IDs are unique in a pipeline; choose another.");

    /// <summary>The step says nothing about what it runs.</summary>
    public static readonly DiagnosticDescriptor NothingToRun = Error("AEF2004", "A step does not say what it runs", "The step{0} names no function, executor or workflow.", "Give it an executor (in AEF files FUNCTION_ID_NAME or FUNCTION_NAME), or workflows_name.");

    /// <summary>The TYPE needs a key that is not there.</summary>
    public static readonly DiagnosticDescriptor MissingForType = Error("AEF2005", "A step lacks what its TYPE needs", "The step{0} has TYPE {1}, which needs {2}.");

    /// <summary>Two keys name two different executors.</summary>
    public static readonly DiagnosticDescriptor ExecutorConflict = new("AEF2006", DiagnosticSeverity.Warning, "Two keys name different executors", "'{0}' says {1}, but {2} says {3}, which is used.", "Keep one of the two.");

    /// <summary>NEXT names no step.</summary>
    public static readonly DiagnosticDescriptor NextUnknown = Error("AEF2010", "NEXT names no step", "There is no step with the JOB_ID {0}.{1}");

    /// <summary>NEXT leads into a level or thread with others beside it.</summary>
    public static readonly DiagnosticDescriptor NextToOtherThread = Error("AEF2011", "NEXT leads to a thread among others", "NEXT cannot go to {0}: it stands in {1}, which runs beside other threads.", "A jump goes within a thread, or from a level with one thread to a later level with one thread.");

    /// <summary>NEXT leads to an earlier level.</summary>
    public static readonly DiagnosticDescriptor NextToEarlierLevel = Error("AEF2012", "NEXT leads back to an earlier level", "NEXT cannot go back to {0} in level {1}: levels run in order.", "Jump back only within a thread; put what is repeated into one thread.");

    /// <summary>NEXT leads into the middle of another level.</summary>
    public static readonly DiagnosticDescriptor NextIntoLevel = Error("AEF2013", "NEXT leads into the middle of a level", "NEXT cannot go to {0}: it is not the first step of level {1}; that is {2}.");

    /// <summary>NEXT leaves a level that has several threads.</summary>
    public static readonly DiagnosticDescriptor NextFromParallelLevel = Error("AEF2014", "NEXT leaves a level with several threads", "NEXT cannot go from here to {0} in level {1}: this level has {2} threads, and it ends when all of them have ended.");

    /// <summary>The pipeline's name cannot be a workflow's name.</summary>
    public static readonly DiagnosticDescriptor InvalidName = Error("AEF2020", "The pipeline's name is not valid", "{0} cannot name a pipeline: names have 1 to 64 letters, digits, '_' and '-', begin with a letter and end with a letter or digit.");

    /// <summary>The engine is not known.</summary>
    public static readonly DiagnosticDescriptor UnknownEngine = Error("AEF2021", "Unknown engine", "The engine is cloud_workflows or composer, not {0}.{1}");

    /// <summary>A key in defaults that belongs to one step alone.</summary>
    public static readonly DiagnosticDescriptor NotADefault = Error("AEF2022", "Not a default", "{0} belongs to one step and cannot be a default of all.");

    /// <summary>A key that the node needs is there, but misspelt.</summary>
    public static readonly DiagnosticDescriptor MisspeltKey = Error("AEF2023", "A needed key is misspelt", "{0} is not a key of {1}, which needs {2}. Is that what is meant?", "Correct the key; the fix does it (aef validate --fix).");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Error, title, message, remedy);
}
