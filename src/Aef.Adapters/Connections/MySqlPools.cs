using System.Collections.Concurrent;
using Aef.Core.Environments;
using Aef.Runs.Connections;
using MySqlConnector;

namespace Aef.Adapters.Connections;

/// <summary>The connections to MySQL servers: one pool for each connection of an environment.</summary>
internal sealed class MySqlPools : IAsyncDisposable
{
    // Times of columns with a time zone are in UTC, and a transaction cannot write.
    private static readonly string[] Session = ["SET SESSION time_zone = '+00:00'", "SET SESSION TRANSACTION READ ONLY"];

    private readonly ConcurrentDictionary<(EnvironmentConnection Connection, string? Password), MySqlDataSource> _pools = new();

    /// <summary>Opens a connection.</summary>
    public async Task<ISqlConnection> OpenAsync(EnvironmentConnection connection, string? password, CancellationToken cancellationToken)
    {
        try
        {
            var pool = _pools.GetOrAdd((connection, password), k => Create(k.Connection, k.Password));
            var opened = await pool.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                foreach (var statement in Session)
                {
                    await using var command = opened.CreateCommand();
                    command.CommandText = statement;
                    await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                }

                return new MySqlSession(opened);
            }
            catch
            {
                await opened.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }
        catch (Exception e) when (e is MySqlException or TimeoutException or ArgumentException or System.Net.Sockets.SocketException)
        {
            throw ConnectionProblems.CannotOpen(
                connection,
                e.InnerException is System.Net.Sockets.SocketException socket ? socket.Message : e.Message,
                e);
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

    private static MySqlDataSource Create(EnvironmentConnection connection, string? password) => new(new MySqlConnectionStringBuilder
    {
        Server = connection.Host ?? string.Empty,
        Port = (uint)connection.Port,
        Database = connection.Database ?? string.Empty,
        UserID = connection.User ?? string.Empty,
        Password = password ?? string.Empty,
        ApplicationName = "aef",
        ConnectionTimeout = (uint)Math.Clamp(connection.Wait.TotalSeconds, 1, 1024),
        DefaultCommandTimeout = 0,
        GuidFormat = MySqlGuidFormat.None,
        SslMode = connection.Encryption switch
        {
            ConnectionEncryption.Disable => MySqlSslMode.Disabled,
            ConnectionEncryption.Require => MySqlSslMode.Required,
            ConnectionEncryption.Verify => MySqlSslMode.VerifyFull,
            _ => MySqlSslMode.Preferred,
        },
    }.ConnectionString);
}
