using Aef.Cli.Terminal;
using Aef.Core.Views.Comparison;

namespace Aef.Cli.Rendering;

/// <summary>
/// Shows the differences between two pipelines, level by level: <c>+</c> added, <c>-</c> removed, <c>&gt;</c> moved, <c>=</c> renamed,
/// <c>~</c> changed.
/// </summary>
internal sealed class DiffView(TerminalWriter terminal)
{
    private const int MaxValue = 60;

    /// <summary>Writes the differences and their number by kind; nothing when there are none.</summary>
    public void Write(PipelineDifference difference)
    {
        string? heading = null;
        foreach (var change in difference.Changes)
        {
            var under = Heading(change);
            if (under != heading)
            {
                terminal.WriteLine(TerminalText.Clean(under), TextStyle.Bold);
                heading = under;
            }

            Write(change);
        }

        if (!difference.AreEqual)
        {
            terminal.WriteLine(
                string.Join(", ", difference.Changes.GroupBy(c => c.Kind).OrderBy(g => g.Key).Select(g => $"{g.Count()} {Word(g.Key)}")),
                TextStyle.Dim);
        }
    }

    private static string Heading(PipelineChange change) => change.Part switch
    {
        PipelinePart.Pipeline => "pipeline",
        PipelinePart.Level => $"level {change.Id}",
        _ => $"level {change.Level}",
    };

    private void Write(PipelineChange change)
    {
        var (mark, style) = change.Kind switch
        {
            ChangeKind.Added => ("+", TextStyle.Good),
            ChangeKind.Removed => ("-", TextStyle.Bad),
            ChangeKind.Moved => (">", TextStyle.Active),
            ChangeKind.Renamed => ("=", TextStyle.Active),
            _ => ("~", TextStyle.Caution),
        };
        var what = change.Part switch
        {
            PipelinePart.Pipeline => string.Empty,
            PipelinePart.Level => "level ",
            PipelinePart.Thread => $"thread {change.Id} ",
            _ => $"{change.Id ?? "step without JOB_ID"} {change.JobName} ",
        };
        terminal.Write($"  {mark} ", style).Write(TerminalText.Clean(what)).WriteLine(TerminalText.Clean(Detail(change)), TextStyle.Dim);
    }

    private string Detail(PipelineChange change) => change.Kind switch
    {
        ChangeKind.Added => change.Part == PipelinePart.Step ? $"added in thread {change.Thread}" : "added",
        ChangeKind.Removed => change.Part == PipelinePart.Step ? $"removed from thread {change.Thread}" : "removed",
        ChangeKind.Moved => $"moved: {change.Old} → {change.New}",
        ChangeKind.Renamed => $"renamed: was {change.Old ?? "without an id"}",
        _ => $"{change.Property}: {Short(change.Old)} → {Short(change.New)}",
    };

    private string Short(string? value) => value is null ? "(nothing)" : TerminalText.Cut(value, terminal.AtMost(MaxValue));

    private static string Word(ChangeKind kind) => kind.ToString().ToLowerInvariant();
}
