using System.Globalization;
using System.Text;

namespace Aef.Documents.Diagnostics;

/// <summary>
/// A kind of diagnostic. Codes: AEF1xxx reading, 2xxx binding, 3xxx rules, 4xxx target limits, 5xxx workflow language,
/// 6xxx run, 7xxx publishing, 9xxx a bug in Aef. A code is never reused; each has a page <c>docs/diagnostics/CODE.md</c>.
/// </summary>
/// <param name="Code">The code, such as <c>AEF3004</c>.</param>
/// <param name="Severity">The severity unless configured otherwise.</param>
/// <param name="Title">A few words for lists.</param>
/// <param name="MessageFormat">The message, with <c>{0}</c>, <c>{1}</c>… for the arguments.</param>
/// <param name="Remedy">The fix, one sentence; null when the message includes it.</param>
public sealed record DiagnosticDescriptor(string Code, DiagnosticSeverity Severity, string Title, string MessageFormat, string? Remedy = null)
{
    private const int LongestArgument = 300;

    /// <summary>
    /// True when the location of a diagnostic contains something that must not be shown, such as a password: its line is left out.
    /// </summary>
    public bool HidesSource { get; init; }

    /// <summary>
    /// Creates a diagnostic of this kind. Long strings among the arguments are cut and line breaks become blanks, so that messages stay
    /// readable in one line.
    /// </summary>
    public Diagnostic At(Location location, params ReadOnlySpan<object?> arguments)
    {
        var shown = new object?[arguments.Length];
        for (var i = 0; i < shown.Length; i++)
        {
            shown[i] = arguments[i] is string text ? Shorten(text) : arguments[i];
        }

        return new Diagnostic(this, location, string.Format(CultureInfo.InvariantCulture, CompositeFormat.Parse(MessageFormat), shown));
    }

    private static string Shorten(string text)
    {
        if (text.Length > LongestArgument)
        {
            text = string.Concat(text.AsSpan(0, LongestArgument), "...");
        }

        return text.ReplaceLineEndings(" ");
    }
}
