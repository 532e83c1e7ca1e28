using System.Text;

namespace Aef.Core.Editing.Changes;

/// <summary>
/// A change of a whole text as a list of parts that keep, delete and insert. Two operations on the same text can be transformed so that
/// each can be applied after the other with the same result; this is how an edit is moved past edits that it did not know.
/// </summary>
internal sealed class TextOperation
{
    private readonly IReadOnlyList<TextPart> _parts;

    internal TextOperation(IReadOnlyList<TextPart> parts, int baseLength)
    {
        _parts = parts;
        BaseLength = baseLength;
    }

    /// <summary>The parts in the order of the text.</summary>
    public IReadOnlyList<TextPart> Parts => _parts;

    /// <summary>The length of the text that it applies to.</summary>
    public int BaseLength { get; }

    /// <summary>True when it changes nothing.</summary>
    public bool IsEmpty => _parts.All(p => p.Kind == TextPartKind.Keep);

    /// <summary>The operation of one delta.</summary>
    public static TextOperation FromDelta(int baseLength, TextDelta delta) =>
        FromReplacements(baseLength, [delta]);

    /// <summary>The operation of replacements that all count in the same text, in ascending order, and do not overlap.</summary>
    public static TextOperation FromReplacements(int baseLength, IEnumerable<TextDelta> replacements)
    {
        var builder = new TextOperationBuilder();
        var at = 0;
        foreach (var (offset, length, text) in replacements)
        {
            builder.Keep(offset - at).Insert(text, null).Delete(length);
            at = offset + length;
        }

        return builder.Keep(baseLength - at).Build();
    }

    /// <summary>
    /// Transforms two operations on the same text: the first result applies after <paramref name="later"/>, the second after
    /// <paramref name="earlier"/>. If both insert at the same offset, the text of the earlier one comes first.
    /// </summary>
    public static (TextOperation Earlier, TextOperation Later) Transform(TextOperation earlier, TextOperation later)
    {
        var (first, second) = (new TextOperationBuilder(), new TextOperationBuilder());
        var (a, b) = (new TextPartCursor(earlier._parts), new TextPartCursor(later._parts));
        while (!a.IsAtEnd || !b.IsAtEnd)
        {
            if (a.Current is { Kind: TextPartKind.Insert } left)
            {
                first.Insert(left.Text, left.Endings);
                second.Keep(left.Length);
                a.Advance(left.Length);
                continue;
            }

            if (b.Current is { Kind: TextPartKind.Insert } right)
            {
                first.Keep(right.Length);
                second.Insert(right.Text, right.Endings);
                b.Advance(right.Length);
                continue;
            }

            var length = Math.Min(a.Remaining, b.Remaining);
            var (deletesFirst, deletesSecond) = (a.Current.Kind == TextPartKind.Delete, b.Current.Kind == TextPartKind.Delete);
            if (!deletesFirst && !deletesSecond)
            {
                first.Keep(length);
                second.Keep(length);
            }
            else if (deletesFirst && !deletesSecond)
            {
                first.Delete(length);
            }
            else if (deletesSecond && !deletesFirst)
            {
                second.Delete(length);
            }

            a.Advance(length);
            b.Advance(length);
        }

        return (first.Build(), second.Build());
    }

    /// <summary>The operation that restores the text before this one, with its line breaks.</summary>
    public TextOperation Invert(EditedText before)
    {
        var builder = new TextOperationBuilder();
        var (at, line) = (0, 0);
        foreach (var part in _parts)
        {
            if (part.Kind == TextPartKind.Insert)
            {
                builder.Delete(part.Length);
                continue;
            }

            var lines = before.Text.AsSpan(at, part.Length).Count('\n');
            if (part.Kind == TextPartKind.Keep)
            {
                builder.Keep(part.Length);
            }
            else
            {
                builder.Insert(before.Text.Substring(at, part.Length), [.. before.Endings.Skip(line).Take(lines)]);
            }

            at += part.Length;
            line += lines;
        }

        return builder.Build();
    }

    /// <summary>The text after the operation, without its line breaks.</summary>
    public string ApplyTo(string text)
    {
        var output = new StringBuilder(text.Length);
        var at = 0;
        foreach (var part in _parts)
        {
            if (part.Kind == TextPartKind.Keep)
            {
                output.Append(text, at, part.Length);
            }

            output.Append(part.Text);
            at += part.Kind == TextPartKind.Insert ? 0 : part.Length;
        }

        return output.ToString();
    }

    /// <summary>The same as deltas that are applied one after another.</summary>
    public IReadOnlyList<TextDelta> ToDeltas()
    {
        var deltas = new List<TextDelta>();
        var at = 0;
        for (var i = 0; i < _parts.Count;)
        {
            if (_parts[i].Kind == TextPartKind.Keep)
            {
                at += _parts[i++].Length;
                continue;
            }

            var (deleted, inserted) = (0, string.Empty);
            for (; i < _parts.Count && _parts[i].Kind != TextPartKind.Keep; i++)
            {
                deleted += _parts[i].Kind == TextPartKind.Delete ? _parts[i].Length : 0;
                inserted += _parts[i].Text;
            }

            deltas.Add(new TextDelta(at, deleted, inserted));
            at += inserted.Length;
        }

        return deltas;
    }

    /// <summary>The offset after the operation of a character before it; null when the character was deleted.</summary>
    public int? Map(int offset)
    {
        var (before, after) = (0, 0);
        foreach (var part in _parts)
        {
            switch (part.Kind)
            {
                case TextPartKind.Insert:
                    after += part.Length;
                    break;
                case TextPartKind.Keep:
                    if (offset < before + part.Length)
                    {
                        return after + offset - before;
                    }

                    before += part.Length;
                    after += part.Length;
                    break;
                default:
                    before += part.Length;
                    if (offset < before)
                    {
                        return null;
                    }

                    break;
            }
        }

        return after;
    }
}
