using Aef.Documents.Diagnostics;
using Aef.Documents.Text;

namespace Aef.Core.Views.Formatting;

/// <summary>The result of formatting.</summary>
/// <param name="Source">The original text; null when it could not be read.</param>
/// <param name="Text">The formatted text, with LF; null when the file has errors or is left alone.</param>
/// <param name="Diagnostics">Why it was not formatted.</param>
public sealed record FormatResult(SourceText? Source, string? Text, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>True when the text is already formatted; line endings do not matter.</summary>
    public bool IsFormatted =>
        Text is not null
            && Source is not null
            && string.Equals(Text, Source.Text.Replace("\r\n", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
}
