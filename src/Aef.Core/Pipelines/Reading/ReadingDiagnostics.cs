using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Reading;

/// <summary>Findings about definition files: keys and values that the format does not have.</summary>
public static class ReadingDiagnostics
{
    /// <summary>The document is neither a map nor a list.</summary>
    public static readonly DiagnosticDescriptor NotADefinition = Error("AEF1050", "This is not a definition", "A definition is a map with levels, or AEF's list of levels; this is {0}.");

    /// <summary>A key that the format does not know.</summary>
    public static readonly DiagnosticDescriptor UnknownKey = Warning("AEF1051", "Unknown key", "{0} is not a key of {1}.{2}");

    /// <summary>One key twice, in two cases or under two names.</summary>
    public static readonly DiagnosticDescriptor DuplicateKey = Error("AEF1052", "The same key twice", "{0} says the same as {1} in line {2}: keys are read without regard to case.", "Keep one of the two.");

    /// <summary>A value of the wrong kind.</summary>
    public static readonly DiagnosticDescriptor WrongKind = Error("AEF1053", "Value of the wrong kind", "{0} takes {1}; this is {2}.");

    /// <summary>A value that is no number.</summary>
    public static readonly DiagnosticDescriptor NotANumber = Error("AEF1054", "Not a number", "{0} takes {1}, written as a number or as a text such as \"30\"; this is {2}.");

    /// <summary>A value that is not one of those allowed.</summary>
    public static readonly DiagnosticDescriptor NotAChoice = Error("AEF1055", "Not one of the allowed values", "{0} is one of {1}; this is {2}.{3}");

    /// <summary>A value of CONTINUE_IF_FAIL that reads as if it meant off.</summary>
    public static readonly DiagnosticDescriptor PresentMeansOn = Warning("AEF1056", "CONTINUE_IF_FAIL is on", "CONTINUE_IF_FAIL is on, whatever text it has but false; this is {0}.", "Write true or false.");

    /// <summary>The file name cannot name the pipeline.</summary>
    public static readonly DiagnosticDescriptor NameFromFile = Warning("AEF1057", "The file name is not a pipeline name", "The file name {0} cannot name a pipeline, so its name is {1}.", "Give the definition a name.");

    /// <summary>A parameters file that is not a list of pairs.</summary>
    public static readonly DiagnosticDescriptor NotParameters = Error("AEF1060", "These are not platform parameters", "Platform parameters are a list of maps with ParameterKey and ParameterValue; this is {0}.");

    /// <summary>A pair that lacks its key or its value.</summary>
    public static readonly DiagnosticDescriptor IncompleteParameter = Error("AEF1061", "A platform parameter is not complete", "The platform parameter has no {0}.");

    /// <summary>A parameter given twice.</summary>
    public static readonly DiagnosticDescriptor DuplicateParameter = Error("AEF1062", "A platform parameter stands twice", "The platform parameter {0} stands in line {1} already.");

    /// <summary>A parameter that is nearly one that we know.</summary>
    public static readonly DiagnosticDescriptor UnknownParameter = Warning("AEF1063", "Unknown platform parameter", "{0} is not a platform parameter that AEF uses.{1}");

    /// <summary>A parameter that is missing.</summary>
    public static readonly DiagnosticDescriptor MissingParameter = Warning("AEF1064", "A platform parameter is missing", "The platform parameter {0} is not given; {1} is used.");

    /// <summary>A catalog entry that lacks what it needs.</summary>
    public static readonly DiagnosticDescriptor IncompleteExecutor = Error("AEF1070", "An executor entry is not complete", "The executor entry has no {0}.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Error, title, message, remedy);

    private static DiagnosticDescriptor Warning(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Warning, title, message, remedy);
}
