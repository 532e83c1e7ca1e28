using System.Globalization;
using System.Text;

namespace Aef.Documents.Diagnostics;

/// <summary>
/// A kind of diagnostic. Codes: AEF1xxx reading, 2xxx binding, 3xxx rules, 4xxx target limits, 5xxx workflow language,
/// 6xxx run, 7xxx publishing, 9xxx an internal error. A code is never reused; each has a page <c>docs/diagnostics/CODE.md</c>.
/// </summary>
/// <param name="code">The code, such as <c>AEF3004</c>.</param>
/// <param name="severity">The default severity.</param>
/// <param name="title">A short title for lists.</param>
/// <param name="messageFormat">The message, with <c>{0}</c>, <c>{1}</c>… for the arguments.</param>
/// <param name="remedy">How to fix it, in one sentence; null when the message includes it.</param>
public sealed class DiagnosticDescriptor(
    string code,
    DiagnosticSeverity severity,
    string title,
    string messageFormat,
    string? remedy = null)
{
    private const int LongestArgument = 300;

    private CompositeFormat? _format; // parsed at the first use: most descriptors are never used

    /// <summary>The code, such as <c>AEF3004</c>.</summary>
    public string Code { get; } = code;

    /// <summary>The default severity.</summary>
    public DiagnosticSeverity Severity { get; } = severity;

    /// <summary>A short title for lists.</summary>
    public string Title { get; } = title;

    /// <summary>The message, with <c>{0}</c>, <c>{1}</c>… for the arguments.</summary>
    public string MessageFormat { get; } = messageFormat;

    /// <summary>How to fix it, in one sentence; null when the message includes it.</summary>
    public string? Remedy { get; } = remedy;

    /// <summary>True when the location contains a secret, such as a password: its source line is not shown.</summary>
    public bool HidesSource { get; init; }

    /// <summary>
    /// Creates a diagnostic of this kind. Long strings among the arguments are cut and line breaks become blanks, so that a message is one
    /// readable line.
    /// </summary>
    public Diagnostic At(Location location, params ReadOnlySpan<object?> arguments)
    {
        var shown = new object?[arguments.Length];
        for (var i = 0; i < shown.Length; i++)
        {
            shown[i] = arguments[i] is string text ? Shorten(text) : arguments[i];
        }

        return new Diagnostic(
            this,
            location,
            string.Format(CultureInfo.InvariantCulture, _format ??= CompositeFormat.Parse(MessageFormat), shown));
    }

    /// <summary>The code and the title.</summary>
    public override string ToString() => $"{Code} {Title}";

    private static string Shorten(string text)
    {
        if (text.Length > LongestArgument)
        {
            text = string.Concat(text.AsSpan(0, LongestArgument), "...");
        }

        return text.ReplaceLineEndings(" ");
    }
}
