using Aef.Adapters.Connections;
using Aef.Core.Environments;
using Aef.Documents.Diagnostics;
using Aef.Runs.Connections;

namespace Aef.Cli.Input;

/// <summary>Loads the packages of databases only when a connection is opened, by one of the runs that share it.</summary>
internal sealed class LazyConnections : IConnectionFactory
{
    private readonly Lock _lock = new();
    private SqlConnectionFactory? _factory;

    private SqlConnectionFactory Factory
    {
        get
        {
            lock (_lock)
            {
                return _factory ??= new SqlConnectionFactory();
            }
        }
    }

    /// <inheritdoc/>
    public Diagnostic? Check(EnvironmentConnection connection) => Factory.Check(connection);

    /// <inheritdoc/>
    public Task<ISqlConnection> OpenAsync(
        EnvironmentConnection connection,
        string? password,
        Action<string>? waiting,
        CancellationToken cancellationToken) =>
        Factory.OpenAsync(connection, password, waiting, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _factory?.DisposeAsync() ?? ValueTask.CompletedTask;
}
