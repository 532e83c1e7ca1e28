using Aef.Core.Environments;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Runs.Connections;

/// <summary>Whether a connection can be opened and answers a query.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Version">The version of the database; null if it cannot be opened.</param>
/// <param name="Duration">The time until the answer.</param>
/// <param name="Problem">Why it cannot be opened; null if it can.</param>
public sealed record ConnectionTest(EnvironmentConnection Connection, string? Version, TimeSpan Duration, Diagnostic? Problem)
{
    /// <summary>True if the database answered.</summary>
    public bool IsSuccess => Problem is null;

    /// <summary>Opens a connection and executes a query that reads no table.</summary>
    public static async Task<ConnectionTest> RunAsync(
        ConnectionSet connections,
        EnvironmentConnection connection,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connections);
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(clock);
        var started = clock.GetTimestamp();
        try
        {
            var database = await connections.OpenAsync(connection.Name, waiting: null, cancellationToken).ConfigureAwait(false);
            await using var opened = database.ConfigureAwait(false);
            await database.ExecuteAsync(SqlCommandText.Of("SELECT 1"), null, cancellationToken).ConfigureAwait(false);
            return new ConnectionTest(connection, database.Version, clock.GetElapsedTime(started), null);
        }
        catch (ConnectionException e)
        {
            return new ConnectionTest(connection, null, clock.GetElapsedTime(started), e.Diagnostic);
        }
        catch (SqlFailedException e)
        {
            return new ConnectionTest(
                connection,
                null,
                clock.GetElapsedTime(started),
                ConnectionDiagnostics.StatementFails.At(connection.Location, Quoted.Text(connection.Name), Sentence.Of(e.Message)));
        }
    }
}
