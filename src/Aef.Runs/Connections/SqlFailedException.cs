namespace Aef.Runs.Connections;

/// <summary>A database refuses a statement or its data. No exception of a package leaves the adapters.</summary>
public sealed class SqlFailedException : Exception
{
    /// <summary>Creates an exception.</summary>
    public SqlFailedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with its cause.</summary>
    public SqlFailedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The offset in the statement, counted from 0; null when the database does not report one.</summary>
    public int? Offset { get; init; }

    /// <summary>The line in the statement, counted from 1, if the database reports only that; otherwise null.</summary>
    public int? StatementLine { get; init; }

    /// <summary>The line of the data, counted from 1; null when the problem is not about data that was read from a stream.</summary>
    public long? DataLine { get; init; }

    /// <summary>The column of the data; null when it is not known.</summary>
    public string? DataColumn { get; init; }
}
