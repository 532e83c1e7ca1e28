using System.Globalization;
using Aef.Cli.Terminal;
using Aef.Runs.Estimation;

namespace Aef.Cli.Rendering;

/// <summary>
/// The columns of a measure. On a narrow terminal the bar is dropped first, then the notes after it move to a line of their own.
/// </summary>
internal sealed record MeasureLayout(int Title, int Value, int Limit, int Bar, int Note)
{
    private const int MinTitle = 30;
    private const int MinValue = 13;
    private const int MinLimit = 7;
    private const int MaxBar = 20;
    private const int MinBar = 6;
    private const int MaxNote = 30;
    private const int LeastNote = 12;

    // " of ", the gaps around the bar, the percentage and the gap before the note.
    private const int Between = 4 + 2 + 1 + 6 + 2;

    /// <summary>True when notes have a line of their own.</summary>
    public bool NotesBelow => Note < LeastNote;

    /// <summary>The layout for a terminal.</summary>
    public static MeasureLayout For(WorkflowMeasure measure, TerminalWriter terminal)
    {
        var parts = measure.Source.Largest is null ? measure.Source.Parts : [];
        var part = parts.Select(p => TerminalText.Width(TerminalText.Clean(p.Name)) + 2).DefaultIfEmpty(0).Max();
        if (!terminal.HasWidth)
        {
            return new MeasureLayout(Math.Max(MinTitle, part + 1), MinValue, MinLimit, MaxBar, int.MaxValue);
        }

        var titles = measure.Limits.Select(l => l.Title.Length + 2).DefaultIfEmpty(0).Max();
        var (title, value) = (MinTitle, MinValue);
        if (Room() < MinBar + LeastNote)
        {
            (title, value) = (titles, measure.Limits.Select(l => Number(l.Value).Length).DefaultIfEmpty(0).Max());
        }

        var bar = Math.Clamp(Room() - LeastNote, Math.Clamp(Room() + 2, 0, MinBar), MaxBar);
        return new MeasureLayout(title, value, MinLimit, bar < MinBar ? 0 : bar, Math.Min(MaxNote, Room() - bar));

        int Room() => terminal.Width - title - value - MinLimit - Between;
    }

    /// <summary>A number with commas.</summary>
    public static string Number(long? value) => (value ?? 0).ToString("N0", CultureInfo.InvariantCulture);
}
