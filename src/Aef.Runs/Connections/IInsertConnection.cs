namespace Aef.Runs.Connections;

/// <summary>A connection to a database in the process, in which a prepared statement is the fastest way to insert rows.</summary>
public interface IInsertConnection : ISqlConnection
{
    /// <summary>Executes a statement once for each row; the parameters are <c>?1</c>, <c>?2</c>… Returns the number of rows.</summary>
    /// <exception cref="SqlFailedException">The database refuses a row.</exception>
    Task<long> InsertAsync(string statement, int columns, IEnumerable<object?[]> rows, CancellationToken cancellationToken);
}
