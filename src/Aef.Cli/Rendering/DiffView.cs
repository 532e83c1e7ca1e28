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
        foreach (var group in difference.Changes.GroupBy(ChangeWords.Heading, StringComparer.Ordinal))
        {
            terminal.WriteLine(TerminalText.Clean(group.Key), TextStyle.Bold);
            foreach (var change in group)
            {
                Write(change);
            }
        }

        if (!difference.AreEqual)
        {
            terminal.WriteLine(
                string.Join(", ", difference.Changes.GroupBy(c => c.Kind).OrderBy(g => g.Key).Select(g => $"{g.Count()} {Word(g.Key)}")),
                TextStyle.Dim);
        }
    }

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
            PipelinePart.Level => change.IsOfSection ? "section " : "level ",
            PipelinePart.Thread => $"thread {change.Id} ",
            _ => $"{change.Id ?? "step without JOB_ID"} {change.JobName} ",
        };
        terminal.Write($"  {mark} ", style).Write(TerminalText.Clean(what)).WriteLine(TerminalText.Clean(Detail(change)), TextStyle.Dim);
    }

    private string Detail(PipelineChange change) => change.Kind switch
    {
        ChangeKind.Added when change.Property is not null => $"{ChangeWords.Property(change)}: {Short(change.New)}",
        ChangeKind.Removed when change.Property is not null => $"{ChangeWords.Property(change)}: {Short(change.Old)}",
        ChangeKind.Added => IsInThread(change) ? $"added in thread {change.Thread}" : "added",
        ChangeKind.Removed => IsInThread(change) ? $"removed from thread {change.Thread}" : "removed",
        ChangeKind.Moved => $"moved: {change.Old} → {change.New}",
        ChangeKind.Renamed => $"renamed: was {change.Old ?? "without an id"}",
        _ => $"{ChangeWords.Property(change)}: {Short(change.Old)} → {Short(change.New)}",
    };

    private static bool IsInThread(PipelineChange change) => change is { Part: PipelinePart.Step, IsOfSection: false };

    private string Short(string? value) => TerminalText.Cut(ChangeWords.Value(value), terminal.AtMost(MaxValue));

    private static string Word(ChangeKind kind) => kind.ToString().ToLowerInvariant();
}
