using Aef.Adapters.Connections;
using Aef.Core.Environments;
using Aef.Documents.Diagnostics;
using Aef.Runs.Connections;

namespace Aef.Cli.Input;

/// <summary>Loads the packages of databases only when a connection is opened, by one of the runs that share it.</summary>
internal sealed class LazyConnections : IConnectionFactory
{
    private readonly Lazy<IConnectionFactory> _factory = new(() => new SqlConnectionFactory());

    /// <inheritdoc/>
    public Diagnostic? Check(EnvironmentConnection connection) => _factory.Value.Check(connection);

    /// <inheritdoc/>
    public Task<ISqlConnection> OpenAsync(
        EnvironmentConnection connection,
        string? password,
        Action<string>? waiting,
        CancellationToken cancellationToken) =>
        _factory.Value.OpenAsync(connection, password, waiting, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _factory.IsValueCreated ? _factory.Value.DisposeAsync() : ValueTask.CompletedTask;
}
