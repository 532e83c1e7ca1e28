using Aef.Core.Environments;
using Aef.Documents.Diagnostics;
using Aef.Runs.Connections;

namespace Aef.Adapters.Connections;

/// <summary>
/// Opens DuckDB, SQLite, PostgreSQL and MySQL. Each package is loaded by the first connection that needs it, and never before.
/// </summary>
public sealed class SqlConnectionFactory : IConnectionFactory
{
    private readonly DuckDbFiles _files;
    private readonly PostgresPools _pools = new();
    private readonly MySqlPools _sources = new();

    /// <summary>Creates a factory for a process.</summary>
    public SqlConnectionFactory()
        : this(TimeProvider.System, libraryPath: null)
    {
    }

    /// <summary>Creates a factory for a process whose native libraries are in a folder, not next to the program.</summary>
    public SqlConnectionFactory(string libraryFolder)
        : this(TimeProvider.System, new DuckDbLibrary(null, libraryFolder))
    {
    }

    /// <summary>Creates a factory.</summary>
    /// <param name="clock">The clock by which files are closed.</param>
    /// <param name="libraryPath">The native library of DuckDB; null to search for it.</param>
    public SqlConnectionFactory(TimeProvider clock, string? libraryPath)
        : this(clock, new DuckDbLibrary(libraryPath))
    {
    }

    private SqlConnectionFactory(TimeProvider clock, DuckDbLibrary library) => _files = new DuckDbFiles(clock, library);

    /// <inheritdoc/>
    public Diagnostic? Check(EnvironmentConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.Kind == ConnectionKind.DuckDb ? _files.Check(connection) : null;
    }

    /// <inheritdoc/>
    public Task<ISqlConnection> OpenAsync(
        EnvironmentConnection connection,
        string? password,
        Action<string>? waiting,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.Kind switch
        {
            ConnectionKind.DuckDb => _files.OpenAsync(connection, waiting, cancellationToken),
            ConnectionKind.Sqlite => SqliteFiles.OpenAsync(connection, cancellationToken),
            ConnectionKind.MySql => _sources.OpenAsync(connection, password, cancellationToken),
            _ => _pools.OpenAsync(connection, password, cancellationToken),
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _files.Dispose();
        await _pools.DisposeAsync().ConfigureAwait(false);
        await _sources.DisposeAsync().ConfigureAwait(false);
    }
}
