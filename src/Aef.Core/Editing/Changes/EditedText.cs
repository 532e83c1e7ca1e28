using System.Text;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;

namespace Aef.Core.Editing.Changes;

/// <summary>
/// The text of a file as an editor sees it, with LF after every line. The line break of each line and the byte order mark are kept beside
/// it, so that <see cref="ToFileText"/> returns the file as it was. Immutable.
/// </summary>
public sealed class EditedText : IEquatable<EditedText>
{
    private EditedText(string text, LineEnding[] endings, bool hasMark)
    {
        Text = text;
        Endings = endings;
        HasByteOrderMark = hasMark;
    }

    /// <summary>The text with LF line breaks and without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>True when the file begins with a byte order mark.</summary>
    public bool HasByteOrderMark { get; }

    /// <summary>The line breaks, one for each LF of <see cref="Text"/>.</summary>
    internal LineEnding[] Endings { get; }

    /// <summary>Splits the text of a file into lines.</summary>
    public static EditedText FromFileText(string text, bool hasByteOrderMark = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains('\r', StringComparison.Ordinal))
        {
            return new EditedText(text, new LineEnding[text.AsSpan().Count('\n')], hasByteOrderMark);
        }

        var output = new StringBuilder(text.Length);
        var endings = new List<LineEnding>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\r' or '\n'))
            {
                output.Append(text[i]);
                continue;
            }

            var isBoth = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n';
            endings.Add(isBoth ? LineEnding.Both : text[i] == '\r' ? LineEnding.CarriageReturn : LineEnding.LineFeed);
            output.Append('\n');
            i += isBoth ? 1 : 0;
        }

        return new EditedText(output.ToString(), [.. endings], hasByteOrderMark);
    }

    /// <summary>Decodes the bytes of a file; an empty file is a text too. Null with a problem, such as bytes that are not UTF-8.</summary>
    public static EditedText? FromBytes(ReadOnlySpan<byte> bytes, string? path, out Diagnostic? problem)
    {
        var hasMark = bytes.StartsWith(Encoding.UTF8.Preamble);
        var read = SourceTextReader.Read(bytes, path);
        problem = read.Source is null && read.Diagnostics[0].Code != DocumentDiagnostics.Empty.Code ? read.Diagnostics[0] : null;
        return problem is not null ? null
            : FromFileText(read.Source?.Text ?? Encoding.UTF8.GetString(hasMark ? bytes[Encoding.UTF8.Preamble.Length..] : bytes), hasMark);
    }

    /// <summary>The text of the file without its byte order mark.</summary>
    public string ToFileText()
    {
        if (Array.TrueForAll(Endings, e => e == LineEnding.LineFeed))
        {
            return Text;
        }

        var output = new StringBuilder(Text.Length + Endings.Length);
        var (start, line) = (0, 0);
        for (var end = Text.IndexOf('\n'); end >= 0; end = Text.IndexOf('\n', start))
        {
            // After CR, the LF of an empty line would read as one line break with it.
            var ending = Endings[line];
            var isJoined = ending == LineEnding.LineFeed && start == end && line > 0 && Endings[line - 1] == LineEnding.CarriageReturn;
            output.Append(Text, start, end - start).Append(isJoined ? "\r" : ending switch
            {
                LineEnding.Both => "\r\n",
                LineEnding.CarriageReturn => "\r",
                _ => "\n",
            });
            start = end + 1;
            line++;
        }

        return output.Append(Text, start, Text.Length - start).ToString();
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] ToBytes() => [.. HasByteOrderMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(ToFileText())];

    /// <summary>The text after an operation.</summary>
    internal EditedText Apply(TextOperation operation)
    {
        var output = new StringBuilder(Text.Length);
        var endings = new List<LineEnding>(Endings.Length);
        var (at, line) = (0, 0);
        foreach (var part in operation.Parts)
        {
            if (part.Kind == TextPartKind.Insert)
            {
                output.Append(part.Text);
                var inserted = part.Text.AsSpan().Count('\n');
                endings.AddRange(part.Endings ?? [.. Enumerable.Repeat(inserted == 0 ? default : EndingAt(at, line), inserted)]);
                continue;
            }

            var lines = Text.AsSpan(at, part.Length).Count('\n');
            if (part.Kind == TextPartKind.Keep)
            {
                output.Append(Text, at, part.Length);
                endings.AddRange(Endings.AsSpan(line, lines));
            }

            at += part.Length;
            line += lines;
        }

        return new EditedText(output.ToString(), [.. endings], HasByteOrderMark);
    }

    /// <inheritdoc/>
    public bool Equals(EditedText? other) =>
        other is not null
            && HasByteOrderMark == other.HasByteOrderMark
            && Text == other.Text
            && Endings.AsSpan().SequenceEqual(other.Endings);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EditedText);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>The line break of new lines: that of the line itself, or, at its start, that of the line before.</summary>
    private LineEnding EndingAt(int offset, int line) => Endings.Length == 0 ? LineEnding.LineFeed
        : offset > 0 && Text[offset - 1] != '\n' ? Endings[Math.Min(line, Endings.Length - 1)]
        : Endings[Math.Max(line - 1, 0)];
}
