using System.Text;
using Aef.Documents.Reading;
using Aef.Runs.Executors;
using Aef.Runs.State;

namespace Aef.Runs.History;

/// <summary>
/// Writes the log of one attempt. Any thread may write; a line is written as a whole and can be read at once. A log that reaches its limit
/// ends with a line about it: what follows is dropped, and the job is not disturbed. A full disk drops lines too.
/// </summary>
public sealed class StepLogFile : IJobLog, IDisposable
{
    /// <summary>The default limit of a log, in bytes.</summary>
    public const long DefaultLimit = 50L << 20;

    private const int Reserve = 200;
    private readonly Lock _lock = new();
    private readonly FileStream _file;
    private readonly long _limit;
    private bool _isFull;

    private StepLogFile(FileStream file, long limit) => (_file, _limit) = (file, limit);

    /// <summary>Opens the log of an attempt and appends to it, or replaces it if <paramref name="isNew"/> is set.</summary>
    /// <exception cref="IOException">The file cannot be created.</exception>
    public static StepLogFile Open(RunFolder folder, string jobId, int attempt, long limit = DefaultLimit, bool isNew = false)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var path = folder.LogPathOf(jobId, attempt);
        StateFolder.CreatePrivate(Path.GetDirectoryName(path)!);
        return new StepLogFile(
            new FileStream(
                path,
                isNew ? FileMode.Create : FileMode.Append,
                FileAccess.Write,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 1),
            limit);
    }

    /// <inheritdoc/>
    public void Write(string line, bool isError = false)
    {
        ArgumentNullException.ThrowIfNull(line);
        var bytes = Encoding.UTF8.GetBytes((isError ? "! " : string.Empty) + line.ReplaceLineEndings(" ") + "\n");
        lock (_lock)
        {
            if (_isFull || !_file.CanWrite)
            {
                return;
            }

            _isFull = _file.Length + bytes.Length > Math.Max(0, _limit - Reserve);
            if (_isFull)
            {
                bytes = Encoding.UTF8.GetBytes(
                    $"[aef: the log has reached its limit of {DiskSpace.Text(_limit)}; more lines were dropped]\n");
            }

            try
            {
                _file.Write(bytes);
            }
            catch (IOException)
            {
                _isFull = true;
            }
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _file.Dispose();
        }
    }
}
