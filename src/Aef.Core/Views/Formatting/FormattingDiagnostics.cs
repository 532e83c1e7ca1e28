using Aef.Documents.Diagnostics;

namespace Aef.Core.Views.Formatting;

/// <summary>The findings of formatting.</summary>
internal static class FormattingDiagnostics
{
    public static readonly DiagnosticDescriptor LeftAlone = new(
        "AEF1910",
        DiagnosticSeverity.Warning,
        "Left as it is",
        "The file is left as it is, for {0}",
        "Write this part in a plainer form, then format again.");
}
