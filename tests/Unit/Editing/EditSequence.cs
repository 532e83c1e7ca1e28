using System.Text.Json.Nodes;
using Aef.Adapters.Differences;
using Aef.Adapters.Yaml;
using Aef.Core.Editing.Forms;
using Aef.Core.Editing.Sessions;
using Aef.Core.Editing.Syntax;
using Aef.Core.Operations;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Tests.Editing;

/// <summary>A random sequence of form and text edits of one definition, with everything checked after each edit.</summary>
internal sealed class EditSequence(string name, string text, int seed)
{
    private static readonly DocumentReader Reader = new(new YamlDocumentReader());

    private readonly Random _random = new(seed);
    private readonly EditSession _session = new(text, name);
    private readonly RandomEdits _edits = new(new Random(seed));

    public int Made { get; private set; }

    public List<string> Refused { get; } = [];

    public void Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            switch (_random.Next(8))
            {
                case 0:
                    Undo();
                    break;
                case < 3:
                    Type();
                    break;
                default:
                    Form();
                    break;
            }

            Check();
        }

        RedoAll();
        var end = _session.FileText;
        Same(_session.UndoAll(), text);
        RedoAll();
        Same(_session.FileText, end);
        Same(_session.UndoAll(), text);
    }

    private void RedoAll()
    {
        while (_session.Session.Redo("tab").Status == EditStatus.Applied)
        {
        }
    }

    private void Same(string actual, string expected) =>
        (actual == expected).ShouldBeTrue($"{name}, {seed}\n{Difference(expected, actual)}");

    private static string Difference(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        return $"{Around(before)}\n-----\n{Around(after)}";

        string Around(string text) => text[Math.Max(start - 200, 0)..Math.Min(start + 200, text.Length)];
    }

    private void Undo()
    {
        if (_random.Next(3) == 0)
        {
            _session.Session.Redo("tab");
        }
        else
        {
            _session.Session.Undo("tab");
        }
    }

    private void Type()
    {
        var current = _session.Session.Text.Text;
        var (offset, length, inserted) = _edits.Typing(current);
        _session.Type(offset, length, inserted, continues: _random.Next(2) == 0).Reason.ShouldBeNull();
        if (_session.Session.State.IsBroken)
        {
            // The form shows the last valid state meanwhile.
            _session.Session.State.LastValid.ShouldNotBeNull().Root.ShouldNotBeNull();
            _session.Session.State.Breakage.ShouldNotBeNull().Location.HasPosition.ShouldBeTrue();
            if (_random.Next(3) > 0)
            {
                _session.Session.Undo("tab");
            }
        }
    }

    private void Form()
    {
        if (_session.Session.State.Root is not { } root || _edits.Form(root) is not { } edit)
        {
            return;
        }

        var before = _session.FileText;
        _before = _session.Session.Text.Text;
        var syntax = SyntaxReader.Read(_session.Session.Text.Text, root, name.EndsWith(".json", StringComparison.Ordinal));
        var outcome = _session.Form(edit);
        if (outcome.Status != EditStatus.Applied)
        {
            outcome.Status.ShouldBeOneOf(EditStatus.Refused, EditStatus.Unchanged);
            _session.FileText.ShouldBe(before);
            if (outcome.Status == EditStatus.Refused)
            {
                Refused.Add($"{name}, {seed}: {edit.Title}: {outcome.Reason}");
            }

            return;
        }

        Made++;
        JsonNode.DeepEquals(JsonOracle.Of(_session.Session.State.Root.ShouldNotBeNull()), JsonOracle.Apply(JsonOracle.Of(root), edit))
            .ShouldBeTrue($"{name}, {seed}: {edit}\n{Difference(before, _session.FileText)}");
        CheckLines(before, syntax.ShouldNotBeNull(), edit);
    }

    /// <summary>The lines that are gone must be lines of the node, of its comments, or, in brackets, of its neighbors.</summary>
    private void CheckLines(string before, SyntaxNode syntax, FormEdit edit)
    {
        var lines = Lines(before);
        var allowed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in edit.Paths)
        {
            var (first, last) = Touched(syntax, path, edit);
            allowed.UnionWith(lines[first..Math.Min(last + 1, lines.Length)]);
        }

        var after = Lines(_session.FileText);
        var gone = edit is MoveItem
            ? lines.CountBy(l => l).Where(l => after.Count(a => a == l.Key) < l.Value)
                .Select(l => l.Key) // which of two neighbors moved is open
            : new LineDiff().Compare(lines, after).Where(l => l.Kind == DiffLineKind.Expected).Select(l => l.Text);
        foreach (var line in gone)
        {
            // The last line keeps having no line break.
            (allowed.Contains(line) || !line.EndsWith('~') || line.Trim('~', '\r', ' ').Length == 0 || after[^1] == line.TrimEnd('~', '\r'))
                .ShouldBeTrue($"{name}, {seed}: {edit} changed the line {line}\n{Difference(before, _session.FileText)}");
        }
    }

    private (int First, int Last) Touched(SyntaxNode syntax, NodePath path, FormEdit edit)
    {
        var source = _before!;
        var existing = path;
        while (existing.Parent is not null && syntax.At(existing) is null)
        {
            existing = existing.Parent;
        }

        var isNew = !existing.Equals(path) || edit is InsertItem || (edit is MoveItem move && path.Equals(move.List));
        var (start, end) = (0, 0);
        if (isNew)
        {
            // In brackets the comma of the neighbor changes; a block that is empty changes itself; others change nothing.
            var container = syntax.At(existing)!;
            if (container.IsBlock)
            {
                // After a dash, a new first element takes the line of the old one.
                var first = container.Entries[0].Start;
                var line = source.AsSpan(0, first).Count('\n');
                return TextLines.StartsLine(source, first) ? (0, -1) : (line, line);
            }

            (start, end) = (container.Span.Start, container.Span.End);
        }
        else
        {
            var entry = syntax.At(existing.Parent!)!.Entry(existing.Last)!;
            (start, end) = (entry.Start, entry.End);
            var parent = syntax.At(existing.Parent!)!;
            if (edit is RemoveNode or MoveItem)
            {
                if (parent.IsFlow || parent.Entries.Count == 1)
                {
                    var above = existing.Parent!.Parent is { } upper ? syntax.At(upper)!.Entry(existing.Parent.Last)!.Start
                        : parent.Span.Start;
                    (start, end) = (above, parent.Span.End);
                }
                else
                {
                    var index = parent.Entries.ToList().IndexOf(entry);
                    end = index == 0 ? parent.Entries[1].Start : end;
                    start = Math.Max(0, TextLines.CommentsAbove(source, TextLines.StartOf(source, start), TextLines.Column(source, start)));
                }
            }
        }

        return (source.AsSpan(0, start).Count('\n'), source.AsSpan(0, end).Count('\n'));
    }

    private string? _before;

    private void Check()
    {
        var state = _session.Session.State;
        var fresh = Reader.Read(new SourceText(_session.FileText, name));
        (fresh.Root is not null && !fresh.HasErrors).ShouldBe(!state.IsBroken, $"{name}, {seed}");
        if (state.Root is { } root)
        {
            TreeChange.AreSame(root, fresh.Root!).ShouldBeTrue($"{name}, {seed}");
        }
    }

    /// <summary>The lines with a mark for the line break.</summary>
    private static string[] Lines(string text) => [.. text.Split('\n').Select((l, i) => i < text.AsSpan().Count('\n') ? l + "~" : l)];
}
