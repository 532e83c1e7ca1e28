using System.Globalization;
using Aef.Documents.Display;

namespace Aef.Core.Views.Diagrams;

/// <summary>
/// Lays out a pipeline as a tree of levels, threads and steps, with ids, names and executors in columns. The user's text is made safe for
/// terminals.
/// </summary>
public sealed class TreeLayout
{
    private const int MaxThreadWidth = 12;
    private const int MaxIdWidth = 24;
    private const int MaxNameWidth = 48;
    private const int MaxRunsWidth = 40;
    private const int MarksWidth = 16;
    private const int CountsWidth = 36;
    private const int Branch = 3;
    private const int Gap = 2;

    private readonly TreeNode _pipeline;
    private readonly int? _width;
    private readonly int _threads;
    private readonly int _ids;
    private readonly int _names;
    private readonly int _runs;

    /// <summary>Creates a layout of a pipeline's tree that fits into <paramref name="width"/> columns; null cuts nothing.</summary>
    public TreeLayout(TreeNode pipeline, int? width)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        _pipeline = pipeline;
        _width = width;
        var levels = pipeline.Children.Where(c => c.Kind == TreeNodeKind.Level);
        _threads = Widest(levels.SelectMany(l => l.Children).Select(t => t.Id), MaxThreadWidth);
        _ids = Widest(Steps().Select(s => s.Id), MaxIdWidth);
        _names = Widest(Steps().Select(s => s.Name), MaxNameWidth);
        _runs = Widest(Steps().Select(s => s.Detail), MaxRunsWidth);
        if (width is { } columns)
        {
            // What runs is shortened first, then the name of the job, then the ids.
            var marks = Math.Min(MarksWidth, Widest(Steps().Select(s => MarksOf(s)), int.MaxValue));
            var over = Branch + _threads + _ids + _names + _runs + (3 * Gap) + (marks > 0 ? Gap + marks : 0) - columns;
            _runs = Narrow(_runs, 10, ref over);
            _names = Narrow(_names, 11, ref over);
            _ids = Narrow(_ids, 8, ref over);
            _threads = Narrow(_threads, 4, ref over);
        }
    }

    /// <summary>The lines, from top to bottom.</summary>
    public IEnumerable<TreeLine> Lines()
    {
        var levels = _pipeline.Children.Where(c => c.Kind == TreeNodeKind.Level).ToList();
        var threads = levels.Sum(l => l.Children.Count);
        yield return Line(
            _pipeline,
            Title(CutTo(TerminalText.Clean(_pipeline.Id), CountsWidth)),
            Quiet($"  {Count(levels.Count, "level")}, {Count(threads, "thread")}, {Count(Steps().Count(), "step")}"));
        var head = Description(_pipeline).Concat(_pipeline.Marks.Select(LineOfMark));
        foreach (var line in head.Concat(_pipeline.Children.SelectMany(LinesOfLevel)))
        {
            yield return line;
        }
    }

    /// <summary>A mark of the pipeline has a line of its own, because there can be many.</summary>
    private TreeLine LineOfMark(string mark) => Line(_pipeline, new TreeSpan("  " + CutTo(TerminalText.Clean(mark), Gap), TreeRole.Mark));

    private static int Narrow(int column, int least, ref int over)
    {
        var less = Math.Clamp(over, 0, Math.Max(0, column - least));
        over -= less;
        return column - less;
    }

    private static string MarksOf(TreeNode node) => TerminalText.Clean(string.Join(", ", node.Marks));

    private int Widest(IEnumerable<string?> texts, int limit) =>
        Math.Min(
            _width is null ? int.MaxValue : limit,
            texts.Select(t => TerminalText.Width(TerminalText.Clean(t))).DefaultIfEmpty(0).Max());

    private static TreeLine Line(TreeNode node, params ReadOnlySpan<TreeSpan> spans) => new(node, [.. spans]);

    private static TreeSpan Title(string text) => new(text, TreeRole.Title);

    private static TreeSpan Quiet(string text) => new(text, TreeRole.Quiet);

    private TreeSpan Marks(TreeNode node, int used) =>
        new(node.Marks.Count == 0 ? string.Empty : "  " + CutTo(MarksOf(node), used + Gap), TreeRole.Mark);

    /// <summary>A string after others that occupy some columns, cut at the width.</summary>
    private string CutTo(string text, int used) => _width is { } width ? TerminalText.Cut(text, Math.Max(MarksWidth, width - used)) : text;

    private static string Column(string? text, int width) => TerminalText.Fit(TerminalText.Clean(text), width) + new string(' ', Gap);

    private static string Count(int count, string noun) =>
        count == 1 ? $"1 {noun}" : $"{count.ToString(CultureInfo.InvariantCulture)} {noun}s";

    private IEnumerable<TreeNode> Steps() => _pipeline.Children.SelectMany(l => l.Children).SelectMany(t => t.Children);

    private IEnumerable<TreeLine> LinesOfLevel(TreeNode level)
    {
        var isSection = level.Kind == TreeNodeKind.Section;
        var title = CutTo((isSection ? string.Empty : "level ") + TerminalText.Clean(level.Id), 0);
        yield return Line(level, Title(title), Marks(level, TerminalText.Width(title)));
        foreach (var line in Description(level))
        {
            yield return line;
        }

        for (var t = 0; t < level.Children.Count; t++)
        {
            var thread = level.Children[t];
            var isLast = t == level.Children.Count - 1;
            if (thread.Marks.Count > 0)
            {
                var id = (isLast ? "└─ " : "├─ ") + TerminalText.Fit(TerminalText.Clean(thread.Id), _threads);
                yield return Line(thread, Quiet(id), Marks(thread, Branch + _threads));
            }

            for (var s = 0; s < thread.Children.Count; s++)
            {
                yield return LineOfStep(
                    isSection ? string.Empty : thread.Id,
                    thread.Children[s],
                    isFirst: s == 0 && thread.Marks.Count == 0,
                    isLast);
            }
        }
    }

    private TreeLine LineOfStep(string thread, TreeNode step, bool isFirst, bool isLastThread)
    {
        var branch = (isFirst, isLastThread) switch { (true, true) => "└─ ", (true, false) => "├─ ", (false, true) => "   ", _ => "│  " };

        // A column that nothing follows is not padded, so that no line ends with blanks.
        var runs = TerminalText.Clean(step.Detail);
        return Line(
            step,
            Quiet(branch + Column(isFirst ? thread : string.Empty, _threads)),
            new TreeSpan(Column(step.Id, _ids) + Column(step.Name, _names), TreeRole.Plain),
            Quiet(step.Marks.Count > 0 ? TerminalText.Fit(runs, _runs) : TerminalText.Cut(runs, _runs)),
            Marks(step, Branch + _threads + _ids + _names + _runs + (3 * Gap)));
    }

    private IEnumerable<TreeLine> Description(TreeNode node) =>
        string.IsNullOrEmpty(node.Detail) ? [] : [Line(node, Quiet("  " + CutTo(TerminalText.Clean(node.Detail), Gap)))];
}
