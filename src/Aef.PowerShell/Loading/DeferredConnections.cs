using Aef.Core.Environments;
using Aef.Documents.Diagnostics;
using Aef.Runs.Connections;

namespace Aef.PowerShell.Loading;

/// <summary>Opens databases, and loads the adapters and a package only for the first connection.</summary>
internal sealed class DeferredConnections : IConnectionFactory
{
    private readonly Lazy<IConnectionFactory> _factory = new(AdapterHost.CreateConnections);

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
