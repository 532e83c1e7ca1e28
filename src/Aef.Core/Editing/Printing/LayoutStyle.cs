using Aef.Core.Editing.Syntax;

namespace Aef.Core.Editing.Printing;

/// <summary>The indentation that a document uses, so that new nodes look like their siblings.</summary>
/// <param name="Unit">The blanks by which a mapping is indented below its key.</param>
/// <param name="ListOffset">The blanks by which the dashes of a list are indented below its key.</param>
internal readonly record struct LayoutStyle(int Unit, int ListOffset)
{
    /// <summary>Finds the style of the first blocks of a document.</summary>
    public static LayoutStyle Detect(string text, SyntaxNode root, bool isJson)
    {
        int? unit = null;
        int? list = null;
        var queue = new Queue<SyntaxNode>([root]);
        for (var visited = 0; queue.TryDequeue(out var node) && visited < 2_000 && (unit is null || list is null); visited++)
        {
            foreach (var entry in node.Entries)
            {
                if (entry.Value.Entries.Count > 0)
                {
                    queue.Enqueue(entry.Value);
                }
            }

            if (isJson)
            {
                list ??= 0;
                unit ??= node.Entries.Count > 0 && TextLines.StartsLine(text, node.Entries[0].Start)
                    ? TextLines.Column(text, node.Entries[0].Start) - TextLines.Indentation(text, node.Span.Start).Length
                    : null;
                continue;
            }

            foreach (var entry in node.Style == SyntaxStyle.BlockMapping ? node.Entries : [])
            {
                var offset = entry.Value.IsBlock
                    ? TextLines.Column(text, entry.Value.Span.Start) - TextLines.Column(text, entry.Start)
                    : 0;
                unit ??= entry.Value.Style == SyntaxStyle.BlockMapping ? offset : null;
                list ??= entry.Value.Style == SyntaxStyle.BlockSequence ? offset : null;
            }
        }

        return new LayoutStyle(Math.Clamp(unit ?? 2, 1, 8), Math.Clamp(list ?? 2, 0, 8));
    }
}
