using Aef.Cli.Terminal;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Rendering;

/// <summary>
/// Shows problems as compilers do: <c>file:line:column: severity CODE: message</c>, then the line of the source with
/// the location marked, and how to fix it.
/// </summary>
internal sealed class DiagnosticWriter(TerminalWriter terminal)
{
    /// <summary>Shows all problems in their order. Problems of one kind in a row have their remedy once, after the last.</summary>
    public void WriteAll(IEnumerable<Diagnostic> diagnostics)
    {
        Diagnostic? last = null;
        foreach (var diagnostic in diagnostics)
        {
            if (last is not null && last.Descriptor != diagnostic.Descriptor)
            {
                WriteRemedy(last);
            }

            Write(diagnostic);
            last = diagnostic;
        }

        if (last is not null)
        {
            WriteRemedy(last);
        }
    }

    /// <summary>The number of problems of each severity, as in <c>2 errors, 1 warning</c>.</summary>
    public static string Count(IReadOnlyCollection<Diagnostic> diagnostics) => string.Join(
        ", ",
        from severity in (DiagnosticSeverity[])[DiagnosticSeverity.Error, DiagnosticSeverity.Warning, DiagnosticSeverity.Info]
        let count = diagnostics.Count(d => d.Severity == severity)
        where count > 0
        select DisplayText.Count(count, severity == DiagnosticSeverity.Info ? "info message" : Name(severity)));

    /// <summary>The name of a severity.</summary>
    public static string Name(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };

    private void Write(Diagnostic diagnostic)
    {
        var location = diagnostic.Location.HasPosition
            ? diagnostic.Location.ToString()
            : diagnostic.ModelPath ?? diagnostic.Location.ToString();
        if (location.Length > 0)
        {
            terminal.Write(TerminalText.Clean(location)).Write(": ");
        }

        terminal.Write($"{Name(diagnostic.Severity)} {diagnostic.Code}: ", Style(diagnostic.Severity));
        terminal.WriteLine(TerminalText.Clean(diagnostic.Message), TextStyle.Bold);
        if (!diagnostic.HidesSource)
        {
            WriteExcerpt(diagnostic.Location, Style(diagnostic.Severity));
        }

        foreach (var related in diagnostic.Related)
        {
            terminal.WriteLine(
                $"  {TerminalText.Clean(related.Location.ToString())}: {TerminalText.Clean(related.Message)}",
                TextStyle.Dim);
        }
    }

    private void WriteRemedy(Diagnostic diagnostic)
    {
        if (diagnostic.Descriptor.Remedy is { Length: > 0 } remedy)
        {
            terminal.WriteLine($"  {TerminalText.Clean(remedy)}", TextStyle.Active);
        }
    }

    private void WriteExcerpt(Location location, TextStyle style)
    {
        if (SourceExcerpt.Of(location, terminal.Width) is not { } excerpt)
        {
            return;
        }

        terminal.Write(excerpt.Gutter, TextStyle.Dim).WriteLine(excerpt.Line);
        terminal.Write(excerpt.BlankGutter, TextStyle.Dim).WriteLine(excerpt.Marker, style);
    }

    /// <summary>The style of a severity.</summary>
    public static TextStyle Style(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => TextStyle.Bad,
        DiagnosticSeverity.Warning => TextStyle.Caution,
        _ => TextStyle.Active,
    };
}
