using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Reading;

/// <summary>Diagnostics about unknown keys and invalid values in definition files.</summary>
internal static class ReadingDiagnostics
{
    /// <summary>Not a definition.</summary>
    public static readonly DiagnosticDescriptor NotADefinition = Error(
        "AEF1050",
        "Not a definition",
        "A definition must be an object with levels, or a list of levels; got {0}.");

    /// <summary>Unknown key.</summary>
    public static readonly DiagnosticDescriptor UnknownKey = Warning("AEF1051", "Unknown key", "Unknown key {0} in {1} is ignored.{2}");

    /// <summary>Duplicate key with different spelling.</summary>
    public static readonly DiagnosticDescriptor DuplicateKey = Error(
        "AEF1052",
        "Duplicate key with different spelling",
        "Duplicate key {0} (same as {1} in line {2}).",
        "Keys are case-insensitive. Keep one of the two.");

    /// <summary>Wrong type.</summary>
    public static readonly DiagnosticDescriptor WrongKind = Error("AEF1053", "Wrong type", "{0} must be {1}; got {2}.");

    /// <summary>Not a number.</summary>
    public static readonly DiagnosticDescriptor NotANumber = Error("AEF1054", "Not a number", "{0} must be {1}; got {2}.");

    /// <summary>Value not allowed.</summary>
    public static readonly DiagnosticDescriptor NotAChoice = Error("AEF1055", "Value not allowed", "{0} must be one of {1}; got {2}.{3}");

    /// <summary>CONTINUE_IF_FAIL is on.</summary>
    public static readonly DiagnosticDescriptor PresentMeansOn = Warning(
        "AEF1056",
        "CONTINUE_IF_FAIL is on",
        "CONTINUE_IF_FAIL is on for every value except false; got {0}.",
        "Write true or false.");

    /// <summary>The file name is not a valid pipeline name.</summary>
    public static readonly DiagnosticDescriptor NameFromFile = Warning(
        "AEF1057",
        "The file name is not a valid pipeline name",
        "The file name {0} is not a valid pipeline name; Aef uses {1} instead.",
        "Add a \"name\" to the definition.");

    /// <summary>Not platform parameters.</summary>
    public static readonly DiagnosticDescriptor NotParameters = Error(
        "AEF1060",
        "Not platform parameters",
        "Platform parameters must be a list of objects with ParameterKey and ParameterValue; got {0}.");

    /// <summary>Incomplete platform parameter.</summary>
    public static readonly DiagnosticDescriptor IncompleteParameter = Error(
        "AEF1061",
        "Incomplete platform parameter",
        "The platform parameter has no {0}.");

    /// <summary>Duplicate platform parameter.</summary>
    public static readonly DiagnosticDescriptor DuplicateParameter = Error(
        "AEF1062",
        "Duplicate platform parameter",
        "Duplicate platform parameter {0} (first in line {1}).");

    /// <summary>Unknown platform parameter.</summary>
    public static readonly DiagnosticDescriptor UnknownParameter = Warning(
        "AEF1063",
        "Unknown platform parameter",
        "Unknown platform parameter {0}.{1}");

    /// <summary>Missing platform parameter.</summary>
    public static readonly DiagnosticDescriptor MissingParameter = Warning(
        "AEF1064",
        "Missing platform parameter",
        "The platform parameter \"{0}\" is not set; Aef uses {1}.");

    /// <summary>Incomplete executor entry.</summary>
    public static readonly DiagnosticDescriptor IncompleteExecutor = Error(
        "AEF1070",
        "Incomplete executor entry",
        "The executor entry has no \"{0}\".");

    /// <summary>Key in the wrong part.</summary>
    public static readonly DiagnosticDescriptor MisplacedKey = Error(
        "AEF1025",
        "Key in the wrong part",
        "{0} belongs to {1}, not to {2}.",
        "Move the key, or remove it.");

    /// <summary>Text in the wrong part.</summary>
    public static readonly DiagnosticDescriptor MisplacedText = Warning(
        "AEF1026",
        "Text in the wrong part",
        "{0} belongs to {1}, not to {2}, and is ignored.",
        "Move the key, or remove it.");

    /// <summary>Not a step.</summary>
    public static readonly DiagnosticDescriptor NotAStep = Error(
        "AEF1027",
        "Not a step",
        "{0} contains steps only; got {1}.",
        "Write the steps directly into the list. They run in its order.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);

    private static DiagnosticDescriptor Warning(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Warning, title, message, remedy);
}
