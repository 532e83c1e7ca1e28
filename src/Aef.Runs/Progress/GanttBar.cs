using Aef.Core.Views.Layouts;

namespace Aef.Runs.Progress;

/// <summary>Draws the attempts of a step on a time line of a fixed number of columns.</summary>
internal sealed class GanttBar(DateTimeOffset start, TimeSpan length, int columns)
{
    private const char Good = '█';
    private const char Bad = '▒';

    private readonly GanttScale _scale = new(start, length);

    /// <summary>
    /// The line: <c>█</c> where an attempt succeeded or is running, <c>▒</c> where one failed. Even the shortest attempt is visible.
    /// </summary>
    public string Draw(StepProgress step, DateTimeOffset now)
    {
        var line = new char[columns];
        Array.Fill(line, ' ');
        foreach (var attempt in step.Ended)
        {
            Fill(line, attempt.Start, attempt.End, attempt.Succeeded ? Good : Bad);
        }

        if (step.Begun is { } begun)
        {
            Fill(line, begun, now, Good);
        }

        return new string(line).TrimEnd();
    }

    private void Fill(char[] line, DateTimeOffset from, DateTimeOffset to, char mark)
    {
        var first = Math.Min(columns - 1, Column(from, Math.Floor));
        var behind = Math.Clamp(Column(to, Math.Round), first + 1, columns);
        line.AsSpan(first, behind - first).Fill(mark);
    }

    private int Column(DateTimeOffset time, Func<double, double> round) => (int)round(_scale.PositionOf(time) * columns);
}
