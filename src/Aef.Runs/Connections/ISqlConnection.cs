using Aef.Core.Environments;

namespace Aef.Runs.Connections;

/// <summary>An open connection to a database. One caller uses it at a time.</summary>
public interface ISqlConnection : IAsyncDisposable
{
    /// <summary>The database.</summary>
    ConnectionKind Kind { get; }

    /// <summary>The version of the database, such as <c>15.18</c>.</summary>
    string Version { get; }

    /// <summary>
    /// Executes one statement and passes its rows to <paramref name="rows"/>, which may be null. Returns the number of changed rows; null
    /// for a statement that changes none, such as a query.
    /// </summary>
    /// <exception cref="SqlFailedException">The database refuses the statement.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the statement was stopped in the database.</exception>
    Task<long?> ExecuteAsync(SqlCommandText command, IRowReceiver? rows, CancellationToken cancellationToken);

    /// <summary>Begins a transaction; later statements belong to it.</summary>
    Task BeginAsync(CancellationToken cancellationToken);

    /// <summary>Commits the transaction.</summary>
    Task CommitAsync(CancellationToken cancellationToken);

    /// <summary>Undoes the transaction. Without one, nothing happens.</summary>
    Task RollbackAsync();
}
