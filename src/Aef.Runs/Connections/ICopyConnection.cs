namespace Aef.Runs.Connections;

/// <summary>A connection to a database that reads a table from a stream: <c>COPY … FROM STDIN</c>.</summary>
public interface ICopyConnection : ISqlConnection
{
    /// <summary>Executes the statement and lets <paramref name="write"/> write the data. An exception of it undoes the copy.</summary>
    /// <exception cref="SqlFailedException">The database refuses the data.</exception>
    Task CopyInAsync(string statement, Func<TextWriter, CancellationToken, Task> write, CancellationToken cancellationToken);
}
