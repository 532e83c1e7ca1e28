using Aef.Core.Environments;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Text;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Connections;

/// <summary>A statement that somebody executes to see data. Each is a transaction of its own.</summary>
public static class SqlQuery
{
    /// <summary>Executes one statement. Returns the number of changed rows; null for a query.</summary>
    /// <param name="connections">The connections of the environment.</param>
    /// <param name="connection">The name of the connection.</param>
    /// <param name="sql">The statement; <c>:name</c> is a value.</param>
    /// <param name="values">The values by name: an object.</param>
    /// <param name="rows">Receives the rows.</param>
    /// <param name="waiting">Receives a message when a file must be waited for.</param>
    /// <param name="cancellationToken">Stops the statement in the database.</param>
    /// <exception cref="ConnectionException">The statement cannot be executed; the diagnostic states why.</exception>
    public static async Task<long?> ExecuteAsync(
        ConnectionSet connections,
        string connection,
        string sql,
        WorkflowValue values,
        IRowReceiver rows,
        Action<string>? waiting,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connections);
        ArgumentNullException.ThrowIfNull(sql);

        // One of the two is not null.
        var definition = connections.Find(connection, out var unknown) ?? throw new ConnectionException(unknown!);
        var statements = SqlScript.Split(new SourceText(sql), definition.Kind);
        if (statements.Count != 1)
        {
            throw new ConnectionException(
                ConnectionDiagnostics.StatementFails.At(
                    Location.None,
                    Quoted.Text(connection),
                    statements.Count == 0 ? "it is empty." : "there are several; execute one at a time."));
        }

        var bound = statements[0].Bind(definition.Kind, values);
        RequireFile(definition);
        var database = await connections.OpenAsync(connection, waiting, cancellationToken).ConfigureAwait(false);
        await using var opened = database.ConfigureAwait(false);
        try
        {
            return await database.ExecuteAsync(bound.Command, rows, cancellationToken).ConfigureAwait(false);
        }
        catch (SqlFailedException e)
        {
            throw new ConnectionException(
                ConnectionDiagnostics.StatementFails.At(bound.LocationOf(e), Quoted.Text(connection), Sentence.Of(e.Message)),
                e);
        }
    }

    /// <summary>Opening a file that does not exist would create a database without tables, in the wrong folder if this is one.</summary>
    private static void RequireFile(EnvironmentConnection connection)
    {
        if (connection.Path is { } path && path != EnvironmentConnection.MemoryPath && !Path.Exists(path))
        {
            throw new ConnectionException(ConnectionDiagnostics.CannotOpen.At(
                connection.Location,
                Quoted.Text(connection.Name),
                ConnectionNames.Of(connection.Kind),
                Path.GetFullPath(path),
                "the file does not exist. A run creates it; a query does not. To query another file, pass --environment, --config or "
                + "--state (-Environment or -StatePath)."));
        }
    }
}
