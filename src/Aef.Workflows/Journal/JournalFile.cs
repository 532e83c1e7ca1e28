using Aef.Documents.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace Aef.Workflows.Journal;

/// <summary>
/// A journal's file, held by one process alone as long as it is open: by a lock that the system takes back when the process ends, however it ends.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    // EWOULDBLOCK of Linux and of macOS, and the sharing violation of Windows.
    private static readonly int[] LockedCodes = [11, 35, 32];

    private readonly FileStream _stream;
    private readonly JournalDurability _durability;
    private long _length;

    private JournalFile(FileStream stream, JournalDurability durability)
    {
        _stream = stream;
        _durability = durability;
    }

    private SafeFileHandle Handle => _stream.SafeFileHandle;

    /// <summary>Makes a new file.</summary>
    /// <exception cref="IOException">There is a file already, or it cannot be made; <see cref="Diagnostic"/> tells people.</exception>
    public static JournalFile Create(string path, JournalDurability durability) => new(Open(path, FileMode.CreateNew), durability);

    /// <summary>Takes a file that is there.</summary>
    /// <exception cref="IOException">The file cannot be opened, or another process has it; <see cref="Diagnostic"/> tells people.</exception>
    public static JournalFile Open(string path, JournalDurability durability) => new(Open(path, FileMode.Open), durability);

    /// <summary>What went wrong with a file, for people.</summary>
    public static Diagnostic Diagnostic(Exception e, string path)
    {
        var location = JournalReader.At(path, 0);
        if (e is IOException && LockedCodes.Contains(e.HResult & 0xFFFF))
        {
            return JournalDiagnostics.InUse.At(location);
        }

        return e is IOException && File.Exists(path) && e is not (FileNotFoundException or DirectoryNotFoundException) && IsCreation(e)
            ? JournalDiagnostics.Exists.At(location, path)
            : JournalDiagnostics.CannotOpen.At(location, e.Message);
    }

    /// <summary>Reads what the file holds.</summary>
    public JournalResult Read(string path) => JournalReader.Read(_stream, path);

    /// <summary>Cuts off what stands behind the whole records and appends from there.</summary>
    public void AppendFrom(long length, bool endsLine)
    {
        RandomAccess.SetLength(Handle, length);
        _length = length;
        if (!endsLine)
        {
            Append("\n"u8);
        }
    }

    /// <summary>Appends bytes; they are out of this process, or on the disk, when the method returns.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(Handle, bytes, _length);
        _length += bytes.Length;
        if (_durability == JournalDurability.Power)
        {
            RandomAccess.FlushToDisk(Handle);
        }
    }

    /// <summary>Writes what the file holds to a new file.</summary>
    /// <exception cref="IOException">There is a file already, or it cannot be written.</exception>
    public void CopyTo(string path)
    {
        using var copy = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        _stream.Position = 0;
        _stream.CopyTo(copy);
    }

    public void Dispose() => _stream.Dispose();

    private static FileStream Open(string path, FileMode mode) => new(path, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    // EEXIST, and ERROR_FILE_EXISTS of Windows.
    private static bool IsCreation(Exception e) => (e.HResult & 0xFFFF) is 17 or 80;
}
