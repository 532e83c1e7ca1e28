using System.Buffers;
using System.Text;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Documents.Reading;

/// <summary>
/// Decodes bytes to text. Input that cannot be a document (too large, binary, not UTF-8, empty) is rejected here with a diagnostic, before
/// a parser reads it. Sizes are checked before anything is read.
/// </summary>
public static class SourceTextReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file. A missing or unreadable file is AEF1001.</summary>
    public static SourceTextResult ReadFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (RegularFile.WhyNot(path) is { } why)
        {
            return Refused(DocumentDiagnostics.CannotRead.At(Whole(path), path, why));
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
            return Read(stream, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Refused(DocumentDiagnostics.CannotRead.At(Whole(path), path, Reason(e, path)));
        }
    }

    /// <summary>Reads a stream from its current position to its end, at most <see cref="DocumentLimits.MaxBytes"/> bytes.</summary>
    public static SourceTextResult Read(Stream stream, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream.CanSeek && stream.Length - stream.Position > DocumentLimits.MaxBytes)
        {
            return Refused(DocumentDiagnostics.TooLarge.At(Whole(path), stream.Length - stream.Position, DocumentLimits.MaxBytes));
        }

        using var copy = new MemoryStream(stream.CanSeek ? (int)(stream.Length - stream.Position) : 0);
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                copy.Write(buffer, 0, read);
                if (copy.Length > DocumentLimits.MaxBytes)
                {
                    return Refused(
                        DocumentDiagnostics.TooLarge.At(Whole(path), $"more than {DocumentLimits.MaxBytes}", DocumentLimits.MaxBytes));
                }
            }
        }
        catch (IOException e)
        {
            return Refused(DocumentDiagnostics.CannotRead.At(Whole(path), path ?? "the stream", FirstLine(e.Message)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Read(copy.GetBuffer().AsSpan(0, (int)copy.Length), path);
    }

    /// <summary>Decodes the bytes of a file.</summary>
    public static SourceTextResult Read(ReadOnlySpan<byte> bytes, string? path = null)
    {
        if (bytes.Length > DocumentLimits.MaxBytes)
        {
            return Refused(DocumentDiagnostics.TooLarge.At(Whole(path), bytes.Length, DocumentLimits.MaxBytes));
        }

        // The byte order mark of UTF-32 begins with that of UTF-16.
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) || bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
        {
            return Refused(DocumentDiagnostics.NotUtf8.At(Whole(path), "it begins with the mark of UTF-32"));
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Refused(DocumentDiagnostics.NotUtf8.At(Whole(path), "it begins with the byte order mark of UTF-16"));
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        if (bytes.Contains((byte)0))
        {
            return Refused(DocumentDiagnostics.Binary.At(Whole(path), bytes.IndexOf((byte)0)));
        }

        string text;
        try
        {
            text = StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            // The text before the invalid byte is valid, so it has the position of that byte.
            var before = StrictUtf8.GetString(bytes[..Math.Max(0, e.Index)]);
            var location = Location.FromSource(new SourceText(before, path), new TextSpan(before.Length, 0));
            return Refused(DocumentDiagnostics.NotUtf8.At(location, $"byte {e.Index} is invalid"));
        }

        var source = new SourceText(text, path);
        return string.IsNullOrWhiteSpace(text)
            ? Refused(DocumentDiagnostics.Empty.At(Location.FromSource(source, default)))
            : new SourceTextResult(source, []);
    }

    private static SourceTextResult Refused(Diagnostic diagnostic) => new(null, [diagnostic]);

    private static Location Whole(string? path) => path is null ? Location.None : Location.FromScript(path, 0, 0);

    private static string Reason(Exception e, string path) => e switch
    {
        // .NET shows the bytes of such a name as replacement characters, and cannot open a file by it.
        FileNotFoundException when path.Contains('\uFFFD', StringComparison.Ordinal) => "its name is not valid UTF-8; rename the file.",
        FileNotFoundException or DirectoryNotFoundException => "it does not exist.",
        UnauthorizedAccessException => "access is denied.",
        _ => FirstLine(e.Message),
    };

    private static string FirstLine(string message)
    {
        var end = message.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? message : message[..end];
    }
}
