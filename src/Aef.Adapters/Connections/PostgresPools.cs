using System.Collections.Concurrent;
using Aef.Core.Environments;
using Aef.Runs.Connections;
using Npgsql;

namespace Aef.Adapters.Connections;

/// <summary>The connections to PostgreSQL servers: one pool for each connection of an environment.</summary>
internal sealed class PostgresPools : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(EnvironmentConnection Connection, string? Password), NpgsqlDataSource> _pools = new();

    /// <summary>Opens a connection.</summary>
    public async Task<ISqlConnection> OpenAsync(EnvironmentConnection connection, string? password, CancellationToken cancellationToken)
    {
        try
        {
            var pool = _pools.GetOrAdd((connection, password), k => Create(k.Connection, k.Password));
            return new PostgresSession(await pool.OpenConnectionAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or ArgumentException or System.Net.Sockets.SocketException)
        {
            throw ConnectionProblems.CannotOpen(connection, MessageOf(e), e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var pool in _pools.Values)
        {
            await pool.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static NpgsqlDataSource Create(EnvironmentConnection connection, string? password)
    {
        var builder = new NpgsqlSlimDataSourceBuilder();
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        var settings = builder.ConnectionStringBuilder;
        settings.Host = connection.Host;
        settings.Port = connection.Port;
        settings.Database = connection.Database;
        settings.Username = connection.User;
        settings.Password = password;
        settings.ApplicationName = "aef";
        settings.Timeout = (int)Math.Clamp(connection.Wait.TotalSeconds, 1, 1024);
        settings.CommandTimeout = 0;
        settings.SslMode = connection.Encryption switch
        {
            ConnectionEncryption.Disable => SslMode.Disable,
            ConnectionEncryption.Require => SslMode.Require,
            ConnectionEncryption.Verify => SslMode.VerifyFull,
            _ => SslMode.Prefer,
        };
        return builder.Build();
    }

    private static string MessageOf(Exception e) => e switch
    {
        PostgresException server => server.MessageText,
        { InnerException: System.Net.Sockets.SocketException socket } => socket.Message,
        _ => e.Message,
    };
}
