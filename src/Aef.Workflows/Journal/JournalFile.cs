using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Microsoft.Win32.SafeHandles;

namespace Aef.Workflows.Journal;

/// <summary>
/// A journal's file, locked for one process while it is open: the system releases the lock when the process ends, however it ends. A new
/// file appears under its name when its first records are complete, so that a process that is killed before leaves none.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    // EWOULDBLOCK of Linux and of macOS, and the sharing violation of Windows.
    private static readonly int[] LockedCodes = [11, 35, 32];

    private readonly string _path;
    private readonly FileStream _stream;
    private readonly Action<SafeFileHandle>? _sync;
    private readonly FileStream? _empty;
    private readonly string _opened;
    private string? _draft;
    private long _length;

    private JournalFile(string path, FileStream stream, Action<SafeFileHandle>? sync, string? draft = null, FileStream? empty = null)
    {
        _path = path;
        _stream = stream;
        _sync = sync;
        _opened = draft ?? path;
        _draft = draft;
        _empty = empty;
    }

    /// <summary>Flushes what was written to the disk.</summary>
    internal static Action<SafeFileHandle> DefaultSync => RandomAccess.FlushToDisk;

    /// <summary>True when each record is flushed to the disk.</summary>
    public bool IsSynced => _sync is not null;

    private SafeFileHandle Handle => _stream.SafeFileHandle;

    /// <summary>
    /// Creates a new file, which <see cref="Publish"/> moves to its path. An empty file is the leftover of an earlier version whose run
    /// never started; it is replaced.
    /// </summary>
    /// <exception cref="IOException">The file exists or cannot be created; <see cref="Diagnostic"/> explains it.</exception>
    public static JournalFile Create(string path, JournalDurability durability, Action<SafeFileHandle>? sync = null)
    {
        RefuseSpecial(path);
        FileFailure.CheckFolder(path);
        var target = AtomicFile.Resolve(path);
        var empty = HoldEmpty(target);
        var draft = AtomicFile.DraftOf(target);
        try
        {
            return new JournalFile(path, Open(draft, FileMode.CreateNew), SyncOf(durability, sync), draft, empty);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            empty?.Dispose();
            throw AtomicFile.Rename(e, draft, path);
        }
    }

    /// <summary>Opens an existing file.</summary>
    /// <exception cref="IOException">The file cannot be opened, or another process uses it; <see cref="Diagnostic"/> explains
    /// it.</exception>
    public static JournalFile Open(string path, JournalDurability durability, Action<SafeFileHandle>? sync = null)
    {
        RefuseSpecial(path);
        return new(path, Open(path, FileMode.Open), SyncOf(durability, sync));
    }

    /// <summary>Refuses folders, pipes, sockets and devices: reading them may never end, and nothing can be appended to them.</summary>
    /// <exception cref="IOException">The path does not name a regular file. A file that does not exist is not refused here.</exception>
    public static void RefuseSpecial(string path)
    {
        var target = AtomicFile.Resolve(path);
        if (Path.Exists(target) && (RegularFile.WhyNot(target) ?? WhyDevice(target)) is { } why)
        {
            throw new IOException(why);
        }
    }

    /// <summary>A diagnostic for an error of a file.</summary>
    public static Diagnostic Diagnostic(Exception e, string path)
    {
        var location = JournalReader.At(path, 0);
        if (e is IOException && LockedCodes.Contains(e.HResult & 0xFFFF))
        {
            return JournalDiagnostics.InUse.At(location);
        }

        return e is IOException && File.Exists(path) && e is not (FileNotFoundException or DirectoryNotFoundException) && IsCreation(e)
            ? JournalDiagnostics.Exists.At(location, path)
            : JournalDiagnostics.CannotOpen.At(location, FileFailure.Message(e));
    }

    /// <summary>Moves a new file to its path; an existing file is not replaced.</summary>
    /// <exception cref="IOException">The file was created in the meantime.</exception>
    public void Publish()
    {
        if (_draft is { } draft)
        {
            AtomicFile.Publish(draft, AtomicFile.Resolve(_path), overwrite: _empty is not null);
            _draft = null;
        }
    }

    /// <summary>Reads the contents of the file.</summary>
    public JournalResult Read(string path) => JournalReader.Read(_stream, path);

    /// <summary>Truncates the file after the last complete record and appends from there.</summary>
    public void AppendFrom(long length, bool endsLine)
    {
        RandomAccess.SetLength(Handle, length);
        _length = length;
        if (!endsLine)
        {
            Append("\n"u8);
        }
    }

    /// <summary>Appends bytes; when the method returns, the operating system has them, or the disk.</summary>
    /// <exception cref="JournalWriteException">The run has started, and the bytes cannot be written.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(Handle, bytes, _length);
            _length += bytes.Length;
            _sync?.Invoke(Handle);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // .NET reports a file that is too large for its file system or its user as an argument out of range. The system knows the
            // file by the
            // name under which it was opened.
            var renamed = AtomicFile.Rename(e, _opened, _path);
            throw _draft is null ? new JournalWriteException(_path, renamed) : renamed;
        }
    }

    /// <summary>Copies the contents to a new file.</summary>
    /// <exception cref="IOException">The file exists or cannot be written.</exception>
    public void CopyTo(string path) => AtomicFile.Write(
        path,
        copy =>
        {
            _stream.Position = 0;
            _stream.CopyTo(copy);
        },
        overwrite: false);

    public void Dispose()
    {
        _stream.Dispose();
        _empty?.Dispose();
        if (_draft is { } draft)
        {
            File.Delete(draft);
        }
    }

    private static string? WhyDevice(string target) => AtomicFile.IsDevice(Path.GetFullPath(target)) ? "it is a device." : null;

    private static Action<SafeFileHandle>? SyncOf(JournalDurability durability, Action<SafeFileHandle>? sync) =>
        durability == JournalDurability.Power ? sync ?? DefaultSync : null;

    // Windows renames an open file only with delete sharing; readers and writers are still excluded.
    private static FileStream Open(string path, FileMode mode) =>
        new(path, mode, FileAccess.ReadWrite, OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None, bufferSize: 0);

    /// <summary>Locks an empty file, so that no other process starts a run with it; null when there is no file.</summary>
    private static FileStream? HoldEmpty(string target)
    {
        if (!File.Exists(target))
        {
            return null;
        }

        if (new FileInfo(target).Length > 0)
        {
            throw AlreadyExists(target);
        }

        var empty = Open(target, FileMode.Open);
        if (empty.Length == 0)
        {
            return empty;
        }

        empty.Dispose();
        throw AlreadyExists(target);
    }

    private static IOException AlreadyExists(string target) => new($"The file '{target}' already exists.", hresult: 17);

    // EEXIST, and ERROR_FILE_EXISTS and ERROR_ALREADY_EXISTS of Windows.
    private static bool IsCreation(Exception e) => (e.HResult & 0xFFFF) is 17 or 80 or 183;
}
