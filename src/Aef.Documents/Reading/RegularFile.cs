namespace Aef.Documents.Reading;

/// <summary>
/// Checks whether a path names a file that can be read to its end. A named pipe may never end, and opening it may wait for ever.
/// </summary>
internal static class RegularFile
{
    /// <summary>Why the path cannot be read, as the end of a sentence; null when it names a regular file.</summary>
    public static string? WhyNot(string path)
    {
        if (WhyNoPath(path) is { } why)
        {
            return why;
        }

        if (Directory.Exists(path))
        {
            return "it is a folder.";
        }

        return OperatingSystem.IsWindows() || !File.Exists(path) ? null : WhySpecial(path);
    }

    /// <summary>Why the string cannot be a path at all; null when it can.</summary>
    public static string? WhyNoPath(string path) => string.IsNullOrWhiteSpace(path) ? "the path is empty."
        : path.Contains('\0', StringComparison.Ordinal) ? "the path has a NUL character."
        : null;

    /// <summary>
    /// Only files that seem to be empty can be special; a pipe that is also opened for writing does not wait for its other end.
    /// </summary>
    private static string? WhySpecial(string path)
    {
        const string special = "it is not a regular file.";
        try
        {
            if (LengthOf(path) != 0)
            {
                return null;
            }

            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return stream.CanSeek ? null : special;
        }
        catch (UnauthorizedAccessException)
        {
            return "it is empty, or not a regular file.";
        }
        catch (IOException e) when ((e.HResult & 0xFFFF) is 11 or 35)
        {
            // EWOULDBLOCK of Linux and of macOS: another process has locked it. Only files are locked.
            return null;
        }
        catch (IOException)
        {
            // A socket, a device without a driver, or a pipe that the process inherited.
            return special;
        }
    }

    private static long LengthOf(string path) => new FileInfo(PhysicalPath.Of(path)).Length;
}
