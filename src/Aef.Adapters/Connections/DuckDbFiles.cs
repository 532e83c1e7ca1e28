using Aef.Core.Environments;
using Aef.Documents.Diagnostics;
using Aef.Runs.Connections;
using DuckDB.NET.Data;

namespace Aef.Adapters.Connections;

/// <summary>
/// The DuckDB files of the process. A process opens a file once; its connections share it. The file is closed five seconds after its last
/// use, so that other processes can use it and steps that follow each other need not open it again.
/// </summary>
internal sealed class DuckDbFiles(TimeProvider clock, DuckDbLibrary library) : IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, OpenFile> _files = new(StringComparer.Ordinal);

    /// <summary>The number of files that are open.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _files.Count;
            }
        }
    }

    /// <summary>The problem that the native library is missing; null if it is not.</summary>
    public Diagnostic? Check(EnvironmentConnection connection) =>
        library.IsFound() ? null : ConnectionProblems.MissingLibrary(connection, library.Searched());

    /// <summary>Opens a connection. While another process uses the file, it waits.</summary>
    public Task<ISqlConnection> OpenAsync(EnvironmentConnection connection, Action<string>? waiting, CancellationToken cancellationToken) =>
        Task.Run(() => OpenSlowlyAsync(connection, waiting, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var file in _files.Values)
            {
                file.Dispose();
            }

            _files.Clear();
        }
    }

    /// <summary>Returns a connection to a file; the last one lets the file close later.</summary>
    public void Return(string path)
    {
        lock (_lock)
        {
            if (_files.TryGetValue(path, out var file) && --file.Users == 0)
            {
                file.Closing = clock.CreateTimer(_ => Close(path, file), null, Idle, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private async Task<ISqlConnection> OpenSlowlyAsync(
        EnvironmentConnection connection,
        Action<string>? waiting,
        CancellationToken cancellationToken)
    {
        library.Use();
        var path = connection.Path == EnvironmentConnection.MemoryPath
            ? connection.Path
            : Path.GetFullPath(connection.Path ?? string.Empty);
        if (connection.CreatesFolder)
        {
            CreateFolder(Path.GetDirectoryName(path) ?? string.Empty);
        }

        var started = clock.GetTimestamp();
        var isWaiting = false;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return Open(path);
            }
            catch (DuckDBException e) when (IsInUse(e))
            {
                if (clock.GetElapsedTime(started) >= connection.Wait)
                {
                    throw ConnectionProblems.InUse(connection, DuckDbSession.Clean(e.Message), e);
                }

                if (!isWaiting)
                {
                    isWaiting = true;
                    waiting?.Invoke($"Waiting for another process that uses \"{connection.Target}\": {DuckDbSession.Clean(e.Message)}");
                }
            }
            catch (DuckDBException e)
            {
                throw ConnectionProblems.CannotOpen(connection, DuckDbSession.Clean(e.Message), e);
            }
            catch (Exception e) when (DuckDbLibrary.IsMissing(e))
            {
                throw ConnectionProblems.NoLibrary(connection, library.Searched(), e);
            }

            await Task.Delay(Pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private DuckDbSession Open(string path)
    {
        if (path == EnvironmentConnection.MemoryPath)
        {
            return new DuckDbSession(Connect(path), () => { });
        }

        lock (_lock)
        {
            if (!_files.TryGetValue(path, out var file))
            {
                file = new OpenFile(Connect(path));
                _files.Add(path, file);
            }

            file.Closing?.Dispose();
            file.Closing = null;
            var connection = Connect(path);
            file.Users++;
            return new DuckDbSession(connection, () => Return(path));
        }
    }

    private static DuckDBConnection Connect(string path)
    {
        var connection = new DuckDBConnection(new DuckDBConnectionStringBuilder { DataSource = path }.ConnectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();

            // DuckDB would download extensions by itself.
            command.CommandText = "SET autoinstall_known_extensions = false";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Close(string path, OpenFile file)
    {
        lock (_lock)
        {
            // A timer may fire while the file is taken again.
            if (file.Users == 0 && file.Closing is not null && _files.Remove(path))
            {
                file.Dispose();
            }
        }
    }

    /// <summary>Only the user may read the state folder. If it cannot be created, opening the file reports it.</summary>
    private static void CreateFolder(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The message of the database names the file.
        }
    }

    private static bool IsInUse(DuckDBException e) => e.Message.Contains("Could not set lock on file", StringComparison.Ordinal)
        || e.Message.Contains("being used by another process", StringComparison.OrdinalIgnoreCase);

    /// <summary>A file, kept open by a connection that executes nothing.</summary>
    private sealed class OpenFile(DuckDBConnection keeper) : IDisposable
    {
        public int Users { get; set; }

        public ITimer? Closing { get; set; }

        public void Dispose()
        {
            Closing?.Dispose();
            keeper.Dispose();
        }
    }
}
