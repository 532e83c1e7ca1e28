using Aef.Documents.Diagnostics;

namespace Aef.Documents.Reading;

/// <summary>Findings about files, JSON and YAML as such, whatever stands in them.</summary>
public static class DocumentDiagnostics
{
    /// <summary>The file is missing or cannot be opened.</summary>
    public static readonly DiagnosticDescriptor CannotRead = Error("AEF1001", "The file cannot be read", "'{0}' cannot be read: {1}");

    /// <summary>The file has more bytes than a document may have.</summary>
    public static readonly DiagnosticDescriptor TooLarge = Error("AEF1002", "The file is too large", "The file has {0} bytes; at most {1} are read.");

    /// <summary>Nothing stands in the document.</summary>
    public static readonly DiagnosticDescriptor Empty = Error("AEF1003", "The document is empty", "There is nothing in this document.");

    /// <summary>The file holds NUL bytes.</summary>
    public static readonly DiagnosticDescriptor Binary = Error("AEF1004", "The file is binary", "This is not a text file: byte {0} is NUL.");

    /// <summary>The bytes are no UTF-8.</summary>
    public static readonly DiagnosticDescriptor NotUtf8 = Error("AEF1005", "The file is not UTF-8", "The file is not UTF-8 text: {0}.", "Save it as UTF-8.");

    /// <summary>The text breaks a rule of JSON.</summary>
    public static readonly DiagnosticDescriptor JsonSyntax = Error("AEF1010", "This is not valid JSON", "Not valid JSON: {0}");

    /// <summary>The text breaks a rule of YAML.</summary>
    public static readonly DiagnosticDescriptor YamlSyntax = Error("AEF1011", "This is not valid YAML", "Not valid YAML: {0}");

    /// <summary>Lists and maps are nested deeper than is read.</summary>
    public static readonly DiagnosticDescriptor TooDeep = Error("AEF1012", "Nested too deep", "Lists and maps are nested more than {0} deep.");

    /// <summary>A map has a key twice.</summary>
    public static readonly DiagnosticDescriptor DuplicateKey = Error("AEF1013", "Duplicate key", "The key '{0}' stands twice in this map.");

    /// <summary>JSON has no comments.</summary>
    public static readonly DiagnosticDescriptor JsonComment = Error("AEF1014", "Comment in JSON", "JSON has no comments.", "Take the comment out, or save the file as YAML.");

    /// <summary>JSON has no comma behind the last element.</summary>
    public static readonly DiagnosticDescriptor JsonTrailingComma = Error("AEF1015", "Comma behind the last element", "JSON has no comma behind the last element.", "Take the comma out.");

    /// <summary>The number is not finite or too large for a 64-bit floating-point number.</summary>
    public static readonly DiagnosticDescriptor NumberOutOfRange = Error("AEF1016", "Number out of range", "'{0}' is not a finite 64-bit number.");

    /// <summary>The integer does not fit in 64 bits.</summary>
    public static readonly DiagnosticDescriptor IntegerTooLarge = new(
        "AEF1017", DiagnosticSeverity.Warning, "Integer becomes a floating-point number", "'{0}' is too large for a 64-bit integer and is read as a floating-point number.", "Put it in quotes when every digit counts.");

    /// <summary>The document has more nodes than are read.</summary>
    public static readonly DiagnosticDescriptor TooManyNodes = Error("AEF1018", "Too many values", "The document has more than {0} values.");

    /// <summary>A file named .json holds YAML.</summary>
    public static readonly DiagnosticDescriptor YamlNamedJson = new(
        "AEF1024", DiagnosticSeverity.Info, "YAML in a file named .json",
        "This file is named .json, but its text is YAML; it is read as YAML.", "Rename it to .yaml.");

    /// <summary>YAML anchors and aliases are refused.</summary>
    public static readonly DiagnosticDescriptor YamlAlias = Error("AEF1020", "YAML anchor or alias", "Anchors and aliases are not supported: '{0}'.", "Write the value out where it is needed.");

    /// <summary>YAML tags are refused.</summary>
    public static readonly DiagnosticDescriptor YamlTag = Error("AEF1021", "YAML tag", "Tags are not supported: '{0}'.", "Use quotes to make a text, or leave the tag out.");

    /// <summary>A file holds one document.</summary>
    public static readonly DiagnosticDescriptor YamlMultipleDocuments = Error("AEF1022", "More than one YAML document", "A second document begins here; a file holds one.");

    /// <summary>Keys are texts.</summary>
    public static readonly DiagnosticDescriptor YamlComplexKey = Error("AEF1023", "Key is not a text", "The key of a map must be a text, not {0}.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Error, title, message, remedy);
}
