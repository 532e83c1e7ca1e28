using Aef.Documents.Diagnostics;

namespace Aef.Core.Views.Formatting;

/// <summary>Diagnostics of the formatter.</summary>
internal static class FormattingDiagnostics
{
    public static readonly DiagnosticDescriptor LeftAlone = new(
        "AEF1910",
        DiagnosticSeverity.Warning,
        "File not formatted",
        "The file was not formatted: {0}.",
        "Simplify this part of the file, then format it again.");
}
