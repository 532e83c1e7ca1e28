using Aef.Cli.Terminal;
using Aef.Core.Operations;
using Aef.Workflows.Testing;

namespace Aef.Cli.Rendering;

/// <summary>
/// Shows one failure: location and message, the line of the expectation, and how the expected and the actual value differ.
/// </summary>
internal sealed class TestFailureView(TerminalWriter terminal, ILineDiff diff)
{
    private const int MaxLines = 60;

    /// <summary>Writes the failure.</summary>
    public void Write(TestFailure failure)
    {
        var location = failure.Location;
        terminal.Write("    ")
            .Write(location.HasPosition ? TerminalText.Clean(location.ToString()) + ": " : string.Empty)
            .WriteLine(TerminalText.Clean(failure.Message), TextStyle.Bad);
        if (SourceExcerpt.Of(location, terminal.Width - 4) is { } excerpt)
        {
            terminal.Write("    ").Write(excerpt.Gutter, TextStyle.Dim).WriteLine(excerpt.Line);
            terminal.Write("    ").Write(excerpt.BlankGutter, TextStyle.Dim).WriteLine(excerpt.Marker, TextStyle.Bad);
        }

        var expected = Lines(failure.Expected);
        var actual = Lines(failure.Actual);
        if (expected.Length <= 1 && actual.Length <= 1)
        {
            WriteValue("expected", expected);
            WriteValue("actual  ", actual);
        }
        else if (expected.Length == 0)
        {
            WriteLines(actual.Select(l => new DiffLine(DiffLineKind.Common, l)));
        }
        else
        {
            WriteLines(DiffExcerpt.Create(diff, expected, actual));
        }
    }

    private void WriteValue(string name, string[] lines)
    {
        if (lines.Length > 0)
        {
            terminal.Write($"      {name}  ", TextStyle.Dim).WriteLine(Shown(lines[0]));
        }
    }

    private void WriteLines(IEnumerable<DiffLine> lines)
    {
        var all = lines.ToList();
        foreach (var (kind, text) in all.Take(MaxLines))
        {
            var (sign, style) = kind switch
            {
                DiffLineKind.Expected => ('-', TextStyle.Good),
                DiffLineKind.Actual => ('+', TextStyle.Bad),
                _ => (' ', TextStyle.Dim),
            };
            terminal.WriteLine($"      {sign} {Shown(text)}", style);
        }

        if (all.Count > MaxLines)
        {
            terminal.WriteLine($"      … and {DisplayText.Count(all.Count - MaxLines, "more line")}", TextStyle.Dim);
        }
    }

    private string Shown(string text) => TerminalText.Cut(TerminalText.Clean(text), terminal.AtMost(Math.Max(80, terminal.Width) * 3));

    private static string[] Lines(string? text) => text?.ReplaceLineEndings("\n").Split('\n') ?? [];
}
