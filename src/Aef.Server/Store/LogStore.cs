using System.Buffers;
using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Aef.Server.Store;

/// <summary>
/// A store in one append-only file, with an index in memory. Writes that arrive while another one is being written are written together.
/// A write is in the cache of the operating system when it is acknowledged: it survives the end of the process, not that of the computer.
/// </summary>
internal sealed class LogStore : IServerStore, IDisposable
{
    private const string FileName = "server.log";
    private const long SmallFile = 16 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly StoreIndex _index = new();
    private readonly string _path;
    private SafeFileHandle _file;
    private Batch _batch = new();
    private long _end;
    private long _smallFile = SmallFile;
    private bool _isWriting;
    private Exception? _failure;

    private LogStore(string folder, string path, SafeFileHandle file)
    {
        (Folder, _path, _file) = (folder, path, file);
    }

    /// <inheritdoc/>
    public string Folder { get; }

    /// <summary>Opens the store of a folder; a record that was cut off by the end of the process is removed.</summary>
    public static LogStore Open(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var store = new LogStore(folder, path, file);
        try
        {
            store.Replay();
            store.TryCompact();
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task WriteAsync(params IReadOnlyList<StoreChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        Batch batch;
        lock (_gate)
        {
            if (_failure is { } failure)
            {
                return Task.FromException(new IOException($"The state cannot be written any more: {failure.Message}", failure));
            }

            batch = _batch;
            var start = _end + batch.Bytes.WrittenCount;
            var offsets = StoreRecord.Append(batch.Bytes, changes);
            for (var i = 0; i < changes.Count; i++)
            {
                var change = changes[i];
                var slot = change.Value is { } value ? new StoreSlot(start + offsets[i], value.Length, value) : null;
                _index.Set(change.Collection, change.Key, slot);
                if (slot is not null)
                {
                    batch.Slots.Add(slot);
                }
            }

            if (_isWriting)
            {
                return batch.Done.Task;
            }

            _isWriting = true;
        }

        WriteBatches();
        return batch.Done.Task;
    }

    /// <inheritdoc/>
    public byte[]? Read(string collection, string key)
    {
        lock (_gate)
        {
            if (_index.Find(collection, key) is not { } slot)
            {
                return null;
            }

            if (slot.Value is { } value)
            {
                return value;
            }

            var read = new byte[slot.Length];
            ReadExactly(read, slot.Offset);
            return read;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Keys(string collection)
    {
        lock (_gate)
        {
            return _index.Keys(collection);
        }
    }

    /// <summary>Deletes all records.</summary>
    public async Task ClearAsync()
    {
        List<StoreChange> deletions;
        lock (_gate)
        {
            deletions = [.. _index.All().Select(r => StoreChange.Delete(r.Collection, r.Key))];
        }

        await WriteAsync(deletions).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>The caller that found nobody writing writes for all others, until nothing is left.</summary>
    private void WriteBatches()
    {
        while (true)
        {
            Batch batch;
            lock (_gate)
            {
                batch = _batch;
                if (batch.Bytes.WrittenCount == 0)
                {
                    _isWriting = false;
                    return;
                }

                _batch = new Batch();
                _end += batch.Bytes.WrittenCount;
            }

            try
            {
                RandomAccess.Write(_file, batch.Bytes.WrittenSpan, _end - batch.Bytes.WrittenCount);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Fail(batch, e);
                return;
            }

            foreach (var slot in batch.Slots)
            {
                slot.Written();
            }

            batch.Done.SetResult();
            TryCompact();
        }
    }

    /// <summary>A disk without space for a second file is no reason to stop: the first one stays.</summary>
    private void TryCompact()
    {
        try
        {
            CompactIfUseful();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _smallFile = _end * 2;
        }
    }

    private void Fail(Batch batch, Exception failure)
    {
        Batch waiting;
        lock (_gate)
        {
            _failure = failure;
            _isWriting = false;
            waiting = _batch;
        }

        batch.Done.SetException(failure);
        waiting.Done.TrySetException(failure);
    }

    private void Replay()
    {
        var length = RandomAccess.GetLength(_file);
        var header = new byte[StoreRecord.HeaderLength];
        while (length - _end >= StoreRecord.HeaderLength)
        {
            ReadExactly(header, _end);
            var size = BinaryPrimitives.ReadInt32LittleEndian(header);
            if (size is < 4 or > StoreRecord.MaxLength || length - _end - StoreRecord.HeaderLength < size)
            {
                break;
            }

            var content = ArrayPool<byte>.Shared.Rent(size);
            try
            {
                var span = content.AsSpan(0, size);
                ReadExactly(span, _end + StoreRecord.HeaderLength);
                if (StoreRecord.Checksum(span) != BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(4)))
                {
                    break;
                }

                foreach (var (change, offset) in StoreRecord.Read(span))
                {
                    var slot = change.Value is { } value ? new StoreSlot(_end + offset, value.Length, null) : null;
                    _index.Set(change.Collection, change.Key, slot);
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(content);
            }

            _end += StoreRecord.HeaderLength + size;
        }

        RandomAccess.SetLength(_file, _end);
    }

    /// <summary>Rewrites the file when more than half of it is of no use. Readers and writers wait.</summary>
    private void CompactIfUseful()
    {
        lock (_gate)
        {
            if (_end < _smallFile || _index.LiveBytes * 2 > _end || _batch.Bytes.WrittenCount > 0)
            {
                return;
            }

            var temporary = _path + ".new";
            var moved = new List<(string Collection, string Key, StoreSlot Slot)>();
            var end = 0L;
            using var file = File.OpenHandle(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
            foreach (var (collection, key, slot) in _index.All().ToList())
            {
                var value = new byte[slot.Length];
                ReadExactly(value, slot.Offset);
                var output = new ArrayBufferWriter<byte>(value.Length + 256);
                var offset = StoreRecord.Append(output, [new StoreChange(collection, key, value)])[0];
                RandomAccess.Write(file, output.WrittenSpan, end);
                moved.Add((collection, key, new StoreSlot(end + offset, slot.Length, null)));
                end += output.WrittenCount;
            }

            RandomAccess.FlushToDisk(file);
            file.Dispose();
            _file.Dispose();
            File.Move(temporary, _path, overwrite: true);
            _file = File.OpenHandle(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
            _end = end;
            foreach (var (collection, key, slot) in moved)
            {
                _index.Set(collection, key, slot);
            }
        }
    }

    private void ReadExactly(Span<byte> buffer, long offset)
    {
        while (buffer.Length > 0)
        {
            var count = RandomAccess.Read(_file, buffer, offset);
            if (count == 0)
            {
                throw new EndOfStreamException();
            }

            buffer = buffer[count..];
            offset += count;
        }
    }

    /// <summary>Records that are written together.</summary>
    private sealed class Batch
    {
        public ArrayBufferWriter<byte> Bytes { get; } = new(4096);

        public List<StoreSlot> Slots { get; } = [];

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
