using System.Text;

namespace Aef.Documents.Reading;

/// <summary>
/// Writes files as a whole: a reader sees the old content or the new one, never a part of it, and a failed write keeps the old content. The
/// content is written to a temporary file in the same folder, flushed to the disk and renamed. Links are followed, and the file keeps its
/// permissions.
/// </summary>
public static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes text in UTF-8; <paramref name="withMark"/> adds a byte order mark.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only or may not be written.</exception>
    public static void Write(string path, string text, bool withMark = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        Write(path, stream =>
        {
            stream.Write(withMark ? Encoding.UTF8.Preamble : []);

            // In pieces: all bytes at once would be one of the large objects whose allocation starts a full collection.
            using var writer = new StreamWriter(stream, Utf8, bufferSize: 16 * 1024, leaveOpen: true);
            writer.Write(text);
        });
    }

    /// <summary>
    /// Writes the output of <paramref name="write"/>. Without <paramref name="overwrite"/> an existing file is an error.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only or may not be written.</exception>
    public static void Write(string path, Action<Stream> write, bool overwrite = true)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(write);
        FileFailure.CheckFolder(path);
        var target = Resolve(path);
        if (overwrite && WriteToDevice(target, write))
        {
            return;
        }

        var draft = DraftOf(target);
        try
        {
            using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            Publish(draft, target, overwrite);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException
            || (e is IOException or UnauthorizedAccessException && e.Message.Contains(draft, StringComparison.Ordinal)))
        {
            throw Rename(e, draft, path);
        }
        finally
        {
            // Deleting in a folder that does not exist would raise another error.
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }
        }
    }

    /// <summary>The target of a link, which may not exist yet; otherwise the path itself.</summary>
    /// <exception cref="IOException">The path is invalid, or its links form a cycle.</exception>
    public static string Resolve(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (RegularFile.WhyNoPath(path) is { } why)
        {
            throw new IOException(why);
        }

        return new FileInfo(path).LinkTarget is null || IsDevice(Path.GetFullPath(path)) ? path : PhysicalPath.TargetOf(path);
    }

    /// <summary>
    /// Why the path cannot be the name of an output, as the end of a sentence; null when it can. A named pipe cannot: opening it waits for
    /// its reader. Pipes that a shell opened can, under their names in <c>/dev</c>.
    /// </summary>
    /// <param name="path">The name of the output.</param>
    /// <param name="needsFolder">False when a missing folder is made before the file is written.</param>
    public static string? WhyNoOutput(string path, bool needsFolder = true)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var target = Resolve(path);
            if (IsDevice(Path.GetFullPath(target)))
            {
                return null;
            }

            var folder = Path.GetDirectoryName(target);
            return needsFolder && !string.IsNullOrEmpty(folder) && !Directory.Exists(folder) ? $"the folder \"{folder}\" does not exist."
                : Path.Exists(target) ? RegularFile.WhyNot(target)
                : null;
        }
        catch (IOException e)
        {
            return e.Message;
        }
    }

    /// <summary>The name of a temporary file next to a file.</summary>
    internal static string DraftOf(string target) =>
        Path.Combine(Path.GetDirectoryName(target) ?? string.Empty, $".aef-{Guid.NewGuid():N}.tmp");

    /// <summary>Renames a complete file in the same folder to its target, which keeps its permissions.</summary>
    /// <exception cref="IOException">The file cannot be renamed, or the target exists and must not be overwritten.</exception>
    public static void Publish(string draft, string target, bool overwrite = true)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(target);
        if (overwrite && !OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
        }

        File.Move(draft, target, overwrite);
    }

    /// <summary>The same error with the file name that the user knows.</summary>
    internal static Exception Rename(Exception error, string draft, string path)
    {
        var message = error.Message
            .Replace(Path.GetFullPath(draft), path, StringComparison.Ordinal)
            .Replace(draft, path, StringComparison.Ordinal);
        return error switch
        {
            UnauthorizedAccessException => new UnauthorizedAccessException(message, error),
            DirectoryNotFoundException => new DirectoryNotFoundException(message, error),
            _ => new IOException(message, error.HResult),
        };
    }

    /// <summary>
    /// Devices, pipes and terminals cannot be replaced; they are written to directly. A file without write permission is an error here,
    /// although it could be replaced.
    /// </summary>
    private static bool WriteToDevice(string target, Action<Stream> write)
    {
        if (!File.Exists(target))
        {
            return false;
        }

        var isDevice = IsDevice(Path.GetFullPath(target));
        if (!isDevice && RegularFile.WhyNot(target) is { } why)
        {
            throw new IOException($"\"{target}\" cannot be written: {why}");
        }

        using var stream = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (!isDevice)
        {
            return false;
        }

        if (stream.CanSeek)
        {
            // An open file, to which a shell redirected the output of several commands.
            stream.Seek(0, SeekOrigin.End);
        }

        write(stream);
        return true;
    }

    /// <summary>True for the system's files that represent devices and open files.</summary>
    internal static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows() && !IsBelow(path, "/dev/shm/") && (IsBelow(path, "/dev/") || IsBelow(path, "/proc/"));

    private static bool IsBelow(string path, string folder) => path.StartsWith(folder, StringComparison.Ordinal);
}
