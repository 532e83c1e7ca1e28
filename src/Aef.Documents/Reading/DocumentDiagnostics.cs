using Aef.Documents.Diagnostics;

namespace Aef.Documents.Reading;

/// <summary>Diagnostics about files and about the syntax of JSON and YAML.</summary>
public static class DocumentDiagnostics
{
    /// <summary>The file cannot be read.</summary>
    public static readonly DiagnosticDescriptor CannotRead = Error("AEF1001", "The file cannot be read", "Cannot read \"{0}\": {1}");

    /// <summary>The file is too large.</summary>
    public static readonly DiagnosticDescriptor TooLarge = Error(
        "AEF1002",
        "The file is too large",
        "The file has {0} bytes; the limit is {1}.");

    /// <summary>The document is empty.</summary>
    public static readonly DiagnosticDescriptor Empty = Error("AEF1003", "The document is empty", "The document is empty.");

    /// <summary>The file is binary.</summary>
    public static readonly DiagnosticDescriptor Binary = Error(
        "AEF1004",
        "The file is binary",
        "The file is not a text file: byte {0} is NUL.");

    /// <summary>The file is not UTF-8.</summary>
    public static readonly DiagnosticDescriptor NotUtf8 = Error(
        "AEF1005",
        "The file is not UTF-8",
        "The file is not valid UTF-8: {0}.",
        "Save the file as UTF-8.");

    /// <summary>No file found.</summary>
    public static readonly DiagnosticDescriptor NothingFound = Error("AEF1006", "No file found", "\"{0}\" {1}.");

    /// <summary>Invalid JSON.</summary>
    public static readonly DiagnosticDescriptor JsonSyntax = Error("AEF1010", "Invalid JSON", "Invalid JSON: {0}");

    /// <summary>Invalid YAML.</summary>
    public static readonly DiagnosticDescriptor YamlSyntax = Error("AEF1011", "Invalid YAML", "Invalid YAML: {0}");

    /// <summary>Nesting too deep.</summary>
    public static readonly DiagnosticDescriptor TooDeep = Error(
        "AEF1012",
        "Nesting too deep",
        "Lists and objects are nested more than {0} levels deep.");

    /// <summary>Duplicate key.</summary>
    public static readonly DiagnosticDescriptor DuplicateKey = Error("AEF1013", "Duplicate key", "Duplicate key \"{0}\" (first at {1}).");

    /// <summary>Comment in JSON.</summary>
    public static readonly DiagnosticDescriptor JsonComment = Error(
        "AEF1014",
        "Comment in JSON",
        "Comments are not allowed in JSON.",
        "Remove the comment, or save the file as YAML.");

    /// <summary>Trailing comma in JSON.</summary>
    public static readonly DiagnosticDescriptor JsonTrailingComma = Error(
        "AEF1015",
        "Trailing comma in JSON",
        "Trailing commas are not allowed in JSON.",
        "Remove the comma.");

    /// <summary>Number out of range.</summary>
    public static readonly DiagnosticDescriptor NumberOutOfRange = Error(
        "AEF1016",
        "Number out of range",
        "\"{0}\" is too large or not a number: it is not a finite 64-bit number.");

    /// <summary>Integer too large for 64 bits.</summary>
    public static readonly DiagnosticDescriptor IntegerTooLarge = new(
        "AEF1017",
        DiagnosticSeverity.Warning,
        "Integer too large for 64 bits",
        "The integer {0} does not fit in 64 bits; it is read as a floating-point number and loses digits.",
        "To keep every digit, put the number in quotes.");

    /// <summary>Too many values.</summary>
    public static readonly DiagnosticDescriptor TooManyNodes = Error(
        "AEF1018",
        "Too many values",
        "The document has more than {0} values.");

    /// <summary>A file named .json holds YAML.</summary>
    public static readonly DiagnosticDescriptor YamlNamedJson = new(
        "AEF1024", DiagnosticSeverity.Info, "YAML in a file named .json",
        "This file is named .json, but its text is YAML; it is read as YAML.", "Rename it to .yaml.");

    /// <summary>YAML anchor or alias.</summary>
    public static readonly DiagnosticDescriptor YamlAlias = Error(
        "AEF1020",
        "YAML anchor or alias",
        "YAML anchors and aliases are not supported: \"{0}\".",
        "Write out the value wherever it is needed.");

    /// <summary>YAML tag.</summary>
    public static readonly DiagnosticDescriptor YamlTag = Error(
        "AEF1021",
        "YAML tag",
        "YAML tags are not supported: \"{0}\".",
        "Remove the tag. To turn a value into a string, put it in quotes.");

    /// <summary>More than one YAML document.</summary>
    public static readonly DiagnosticDescriptor YamlMultipleDocuments = Error(
        "AEF1022",
        "More than one YAML document",
        "A second YAML document begins here; a file can contain only one.");

    /// <summary>Key is not a string.</summary>
    public static readonly DiagnosticDescriptor YamlComplexKey = Error(
        "AEF1023",
        "Key is not a string",
        "A key must be a string, not {0}.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);
}
