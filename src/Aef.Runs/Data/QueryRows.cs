using Aef.Documents.Display;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>
/// Writes the rows of a query to a temporary CSV file, so that rows of any number need little memory, and reach each database in its
/// fastest way with the checks of files. Only the user can read it.
/// </summary>
internal sealed class QueryRows : IRowReceiver, IDisposable
{
    private readonly string _path;
    private readonly StreamWriter _text;
    private readonly bool _areTruthsNumbers;
    private readonly List<SqlColumn> _columns = [];
    private string?[] _types = [];
    private bool _hasBreaks;

    /// <summary>Creates the file.</summary>
    /// <param name="folder">The folder for it.</param>
    /// <param name="areTruthsNumbers">True for 1 and 0 instead of true and false.</param>
    /// <exception cref="DataJobException">The file cannot be created.</exception>
    public QueryRows(ScratchFolder folder, bool areTruthsNumbers)
    {
        _areTruthsNumbers = areTruthsNumbers;
        _path = folder.NewFile(".csv");
        try
        {
            _text = new StreamWriter(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ScratchFolder.CannotWrite(e);
        }
    }

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<SqlColumn> columns)
    {
        if (columns.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } repeated)
        {
            throw new DataJobException(
                $"The query returns the column {Quoted.Text(repeated.Key)} twice; name one of them with AS, or leave it out.");
        }

        _columns.AddRange(columns);
        _types = new string?[columns.Count];
        Write(columns.Select(object? (c) => c.Name).ToArray());
    }

    /// <inheritdoc/>
    public bool Add(object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Checked(values[i], i);
        }

        Write(values);
        return true;
    }

    /// <summary>Ends the file.</summary>
    public DataFile Complete()
    {
        try
        {
            _text.Dispose();
        }
        catch (IOException e)
        {
            throw ScratchFolder.CannotWrite(e);
        }

        return new DataFile(_path, "The query", DataFormat.Csv)
        {
            Columns = [.. _columns.Select((c, i) => c with { Type = _types[i] ?? "VARCHAR" })],
            HasRowNumbers = !_hasBreaks,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _text.Dispose();
        }
        catch (IOException)
        {
            // The disk is full: the failure was reported when the rows were written.
        }
    }

    private object? Checked(object? value, int column)
    {
        if (value is byte[])
        {
            throw new DataJobException(
                $"The column {Quoted.Text(_columns[column].Name)} of the query has binary data, which cannot be loaded; "
                + "convert it to text.");
        }

        if (value is string text)
        {
            _hasBreaks = _hasBreaks || text.AsSpan().ContainsAny('\r', '\n');
        }

        if (value is not null && TypeOf(value) is var type && _types[column] != type)
        {
            _types[column] = _types[column] is null ? type : Wider(_types[column]!, type); // not null
        }

        return value is bool truth && _areTruthsNumbers ? truth ? 1L : 0L : value;
    }

    /// <summary>The type of DuckDB for a value: it creates tables that do not exist.</summary>
    private static string TypeOf(object value) => value switch
    {
        bool => "BOOLEAN",
        long => "BIGINT",
        System.Numerics.BigInteger large when large >= long.MinValue && large <= long.MaxValue => "BIGINT",
        double or decimal or System.Numerics.BigInteger => "DOUBLE",
        DateOnly => "DATE",
        DateTime { Kind: DateTimeKind.Utc } or DateTimeOffset => "TIMESTAMP WITH TIME ZONE",
        DateTime => "TIMESTAMP",
        TimeOnly => "TIME",
        Guid => "UUID",
        _ => "VARCHAR",
    };

    private static string Wider(string first, string second) =>
        (first, second) is ("BIGINT", "DOUBLE") or ("DOUBLE", "BIGINT") ? "DOUBLE" : "VARCHAR";

    private void Write(object?[] values)
    {
        try
        {
            _text.Write(CsvText.Line(values, ','));
        }
        catch (IOException e)
        {
            throw ScratchFolder.CannotWrite(e);
        }
    }
}
