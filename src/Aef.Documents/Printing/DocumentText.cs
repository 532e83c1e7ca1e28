using System.Buffers;
using System.Text;
using Aef.Documents.Tree;

namespace Aef.Documents.Printing;

/// <summary>The text of whatever writes itself to a <see cref="DocumentOutput"/>.</summary>
/// <param name="format">The format.</param>
/// <param name="compact">True for JSON on one line without blanks.</param>
internal readonly struct DocumentText(SourceFormat format, bool compact = false)
{
    /// <summary>More characters than a source of Cloud Workflows can have.</summary>
    private const int MostKept = 160 * 1024;

    /// <summary>The characters of one byte that are always written as they are.</summary>
    private static readonly SearchValues<char> Counted = SearchValues.Create(
        [.. Enumerable.Range(0, 128).Select(c => (char)c).Where(c => c != '#')]);

    [ThreadStatic]
    private static StringBuilder? _free;

    [ThreadStatic]
    private static int _size;

    /// <summary>The text.</summary>
    public string Print(Action<DocumentOutput> write)
    {
        var output = Rent();
        write(Output(output, int.MaxValue));
        return Finish(output);
    }

    /// <summary>The text if it needs at most so many bytes, otherwise null; a text that is too long is not finished.</summary>
    public string? PrintWithin(Action<DocumentOutput> write, int maxBytes)
    {
        var output = Rent();
        write(Output(output, maxBytes));
        if (output.Length > maxBytes)
        {
            Return(output);
            return null;
        }

        var text = Finish(output);
        return Encoding.UTF8.GetByteCount(text) <= maxBytes ? text : null;
    }

    /// <summary>The bytes of the text, which is not kept.</summary>
    public int CountBytes(Action<DocumentOutput> write)
    {
        var output = Rent();
        write(Output(output, int.MaxValue));
        var bytes = EndsLine ? 1 : 0;
        foreach (var chunk in output.GetChunks())
        {
            if (chunk.Span.ContainsAnyExcept(Counted))
            {
                // Characters of several bytes, and what could be a command to a runner.
                return Encoding.UTF8.GetByteCount(Finish(output));
            }

            bytes += chunk.Length;
        }

        Return(output);
        return bytes;
    }

    private bool EndsLine => format == SourceFormat.Json && !compact;

    private DocumentOutput Output(StringBuilder output, int maxLength) =>
        format == SourceFormat.Json ? new JsonOutput(output, !compact, maxLength) : new YamlOutput(output, maxLength);

    private string Finish(StringBuilder output)
    {
        var text = (EndsLine ? output.Append('\n') : output).ToString();
        Return(output);
        return RunnerCommands.EscapeInQuotes(text);
    }

    private static StringBuilder Rent()
    {
        var output = _free ?? new StringBuilder(_size);
        _free = null;
        return output;
    }

    /// <summary>Keeps what a text was written to for the next text: one piece of memory as long as the longest source so far.</summary>
    private static void Return(StringBuilder output)
    {
        if (output.Length <= _size)
        {
            _free = output.Clear();
        }
        else if (output.Length <= MostKept)
        {
            _size = Math.Min(MostKept, 2 * output.Length);
        }
    }
}
