namespace Aef.Runs.Connections;

/// <summary>Receives the rows of a query one by one, so that a result of any size needs little memory.</summary>
public interface IRowReceiver
{
    /// <summary>The columns, once, before the first row.</summary>
    void Begin(IReadOnlyList<SqlColumn> columns);

    /// <summary>
    /// A row; false ends the query. Values are null, Boolean, Int64, Double, Decimal, BigInteger, String, DateOnly, TimeOnly, TimeSpan,
    /// DateTime, DateTimeOffset, Guid, a byte array, a list of such values, or a dictionary of them by name.
    /// </summary>
    bool Add(object?[] values);
}
