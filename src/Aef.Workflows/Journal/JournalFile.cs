using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Microsoft.Win32.SafeHandles;

namespace Aef.Workflows.Journal;

/// <summary>
/// A journal's file, held by one process alone as long as it is open: by a lock that the system releases when the process ends, however
/// it ends. A new file appears under its name when its first records are
/// complete, so that a process that is killed before leaves none.
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

    /// <summary>Forces what was written onto the disk.</summary>
    internal static Action<SafeFileHandle> DefaultSync => RandomAccess.FlushToDisk;

    /// <summary>True when each record is forced onto the disk.</summary>
    public bool IsSynced => _sync is not null;

    private SafeFileHandle Handle => _stream.SafeFileHandle;

    /// <summary>
    /// Makes a new file, which <see cref="Publish"/> moves to its path. An empty file is what an earlier version left of a run that never
    /// started; it is replaced.
    /// </summary>
    /// <exception cref="IOException">There is a file already, or it cannot be made; <see cref="Diagnostic"/> explains it.</exception>
    public static JournalFile Create(string path, JournalDurability durability, Action<SafeFileHandle>? sync = null)
    {
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
    /// <exception cref="IOException">The file cannot be opened, or another process has it; <see cref="Diagnostic"/> explains
    /// it.</exception>
    public static JournalFile Open(string path, JournalDurability durability, Action<SafeFileHandle>? sync = null) =>
        new(path, Open(path, FileMode.Open), SyncOf(durability, sync));

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
            : JournalDiagnostics.CannotOpen.At(location, FileFailure.Message(e));
    }

    /// <summary>Moves a new file to its path; an existing file is not replaced.</summary>
    /// <exception cref="IOException">There is a file in the meantime.</exception>
    public void Publish()
    {
        if (_draft is { } draft)
        {
            AtomicFile.Publish(draft, AtomicFile.Resolve(_path), overwrite: _empty is not null);
            _draft = null;
        }
    }

    /// <summary>Reads what the file holds.</summary>
    public JournalResult Read(string path) => JournalReader.Read(_stream, path);

    /// <summary>Cuts off the text after the last whole record and appends from there.</summary>
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

    /// <summary>Writes what the file holds to a new file.</summary>
    /// <exception cref="IOException">There is a file already, or it cannot be written.</exception>
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

    private static Action<SafeFileHandle>? SyncOf(JournalDurability durability, Action<SafeFileHandle>? sync) =>
        durability == JournalDurability.Power ? sync ?? DefaultSync : null;

    // Windows renames an open file only when it may be deleted; readers and writers are still kept out.
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

        if (AtomicFile.IsDevice(Path.GetFullPath(target)))
        {
            throw new IOException($"'{target}' is a device.");
        }

        var empty = Open(target, FileMode.Open);
        if (empty.CanSeek && empty.Length == 0)
        {
            return empty;
        }

        var isFile = empty.CanSeek;
        empty.Dispose();
        throw isFile ? AlreadyExists(target) : new IOException($"'{target}' is not a regular file.");
    }

    private static IOException AlreadyExists(string target) => new($"The file '{target}' already exists.", hresult: 17);

    // EEXIST, and ERROR_FILE_EXISTS and ERROR_ALREADY_EXISTS of Windows.
    private static bool IsCreation(Exception e) => (e.HResult & 0xFFFF) is 17 or 80 or 183;
}
