using Aef.Core.Views.Formatting;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Rendering;

/// <summary>A file with its formatted text.</summary>
internal sealed record FormattedFile(string Name, FormatResult Result)
{
    /// <summary>True when the formatted text differs.</summary>
    public bool IsChanged => Result.Text is not null && !Result.IsFormatted;

    /// <summary>True when the file was not formatted because of an error.</summary>
    public bool HasErrors => Result.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>The text to show: formatted, or unchanged if formatting would lose something; null when there are errors.</summary>
    public string? ShownText => Result.Text ?? (HasErrors ? null : Result.Source?.Text);
}
