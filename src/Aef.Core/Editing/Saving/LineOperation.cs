using Aef.Core.Editing.Changes;
using Aef.Core.Operations;

namespace Aef.Core.Editing.Saving;

/// <summary>The change from one text to another by lines, so that cursors and the edits of others keep their places.</summary>
internal static class LineOperation
{
    /// <summary>The operation; the line breaks of lines that differ are those of the new text.</summary>
    public static TextOperation Between(EditedText before, EditedText after, ILineDiff diff)
    {
        var builder = new TextOperationBuilder();
        var (a, b) = (Lines(before), Lines(after));
        var (i, j) = (0, 0);
        foreach (var line in diff.Compare([.. a.Select(l => l.Key)], [.. b.Select(l => l.Key)]))
        {
            if (line.Kind != DiffLineKind.Actual)
            {
                _ = line.Kind == DiffLineKind.Common ? builder.Keep(a[i].Length) : builder.Delete(a[i].Length);
                i++;
            }

            if (line.Kind != DiffLineKind.Expected)
            {
                if (line.Kind == DiffLineKind.Actual)
                {
                    builder.Insert(b[j].Text, b[j].Ending is { } ending ? [ending] : []);
                }

                j++;
            }
        }

        return builder.Build();
    }

    private static List<(string Key, string Text, int Length, LineEnding? Ending)> Lines(EditedText text)
    {
        var lines = text.Text.Split('\n');
        var result = new List<(string, string, int, LineEnding?)>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            LineEnding? ending = i < text.Endings.Length ? text.Endings[i] : null;
            if (ending is not null || lines[i].Length > 0)
            {
                var content = lines[i] + (ending is null ? string.Empty : "\n");
                result.Add(($"{(ending is { } e ? (int)e : 9)}{lines[i]}", content, content.Length, ending));
            }
        }

        return result;
    }
}
