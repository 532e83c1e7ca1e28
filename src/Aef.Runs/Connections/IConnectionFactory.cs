using Aef.Core.Environments;
using Aef.Documents.Diagnostics;

namespace Aef.Runs.Connections;

/// <summary>
/// Opens databases. One factory serves a process: it owns the pools, and disposing it closes them. It loads a package only for a connection
/// that needs it.
/// </summary>
public interface IConnectionFactory : IAsyncDisposable
{
    /// <summary>
    /// The problem because of which no connection of this kind can be opened on this computer, such as a missing library; null if there is
    /// none. Nothing is opened.
    /// </summary>
    Diagnostic? Check(EnvironmentConnection connection) => null;

    /// <summary>Opens a connection; disposing it returns it to its pool.</summary>
    /// <param name="connection">What to connect to.</param>
    /// <param name="password">The password; null for none.</param>
    /// <param name="waiting">Receives a message when a file must be waited for; may be called from any thread.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="ConnectionException">The database cannot be opened.</exception>
    Task<ISqlConnection> OpenAsync(
        EnvironmentConnection connection,
        string? password,
        Action<string>? waiting,
        CancellationToken cancellationToken);
}
