using Aef.Cli.Terminal;
using Aef.Core.Looking;

namespace Aef.Cli.Rendering;

/// <summary>Draws a pipeline as a tree of levels, threads and steps; ids, names and what runs stand in columns.</summary>
internal sealed class TreeView(TerminalWriter terminal, TreeNode pipeline)
{
    private const int MaxThreadWidth = 12;
    private const int MaxIdWidth = 24;
    private const int MaxNameWidth = 48;
    private const int MaxRunsWidth = 40;
    private const int Gap = 2;

    private readonly int _threads = Widest(pipeline.Children.SelectMany(l => l.Children).Select(t => t.Id), MaxThreadWidth);
    private readonly int _ids = Widest(Steps(pipeline).Select(s => s.Id), MaxIdWidth);
    private readonly int _names = Widest(Steps(pipeline).Select(s => s.Name), MaxNameWidth);
    private readonly int _runs = Widest(Steps(pipeline).Select(s => s.Detail), MaxRunsWidth);

    /// <summary>Writes the tree.</summary>
    public void Write()
    {
        terminal.Write(TerminalText.Clean(pipeline.Id), TextStyle.Bold);
        var threads = pipeline.Children.Sum(l => l.Children.Count);
        terminal.WriteLine($"  {Wording.Count(pipeline.Children.Count, "level")}, {Wording.Count(threads, "thread")}, {Wording.Count(Steps(pipeline).Count(), "step")}", TextStyle.Dim);
        WriteDescription(pipeline);
        foreach (var level in pipeline.Children)
        {
            WriteLevel(level);
        }
    }

    private static IEnumerable<TreeNode> Steps(TreeNode pipeline) => pipeline.Children.SelectMany(l => l.Children).SelectMany(t => t.Children);

    private static int Widest(IEnumerable<string?> texts, int limit) =>
        Math.Min(limit, texts.Select(t => TerminalText.Width(TerminalText.Clean(t))).DefaultIfEmpty(0).Max());

    private void WriteLevel(TreeNode level)
    {
        terminal.Write("level " + TerminalText.Clean(level.Id), TextStyle.Bold);
        terminal.WriteLine(MarksOf(level), TextStyle.Caution);
        WriteDescription(level);
        for (var t = 0; t < level.Children.Count; t++)
        {
            var thread = level.Children[t];
            for (var s = 0; s < thread.Children.Count; s++)
            {
                WriteStep(thread.Id, thread.Children[s], isFirst: s == 0, isLastThread: t == level.Children.Count - 1);
            }
        }
    }

    private void WriteStep(string thread, TreeNode step, bool isFirst, bool isLastThread)
    {
        var branch = (isFirst, isLastThread) switch { (true, true) => "└─ ", (true, false) => "├─ ", (false, true) => "   ", _ => "│  " };
        terminal.Write(branch + Column(isFirst ? thread : string.Empty, _threads), TextStyle.Dim);

        // Columns that nothing follows are not padded, so that no line ends with blanks.
        var marks = MarksOf(step);
        terminal.Write(Column(step.Id, _ids)).Write(Column(step.Name, _names));
        terminal.Write(marks.Length > 0 ? TerminalText.Fit(TerminalText.Clean(step.Detail), _runs) : TerminalText.Cut(TerminalText.Clean(step.Detail), _runs), TextStyle.Dim);
        terminal.WriteLine(marks, TextStyle.Caution);
    }

    private void WriteDescription(TreeNode node)
    {
        if (!string.IsNullOrEmpty(node.Detail))
        {
            terminal.WriteLine("  " + TerminalText.Cut(TerminalText.Clean(node.Detail), terminal.Width - Gap), TextStyle.Dim);
        }
    }

    private static string Column(string? text, int width) => TerminalText.Fit(TerminalText.Clean(text), width) + new string(' ', Gap);

    private static string MarksOf(TreeNode node) => node.Marks.Count == 0 ? string.Empty : "  " + TerminalText.Clean(string.Join(", ", node.Marks));
}
