using System.Globalization;
using System.Text.RegularExpressions;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>Loads files with DuckDB's own readers, which use all processors and never keep a file in memory.</summary>
internal sealed partial class DuckDbLoader(ISqlConnection database, char delimiter) : ITableLoader
{
    private const int MostColumns = 10_000;

    /// <inheritdoc/>
    public async Task<long> CopyAsync(IReadOnlyList<DataFile> files, LoadTarget target, CancellationToken cancellationToken)
    {
        var source = files[0].Format == DataFormat.Parquet ? Parquet(files) : Reader(files, target.Columns, delimiter);
        return await RunAsync(
            files,
            $"INSERT INTO {target.QuotedTable} ({target.QuotedColumns}) SELECT {target.QuotedColumns} FROM {source}",
            cancellationToken).ConfigureAwait(false) ?? 0;
    }

    /// <summary>Creates a table with the columns of the files and the types that DuckDB detects, or with those of a query.</summary>
    public async Task CreateTableAsync(IReadOnlyList<DataFile> files, string table, CancellationToken cancellationToken)
    {
        var columns = files[0].Format == DataFormat.Csv
            ? string.Join(
                ", ",
                (await CsvColumnsAsync(database, files, delimiter, cancellationToken).ConfigureAwait(false))
                    .Select(c => $"{SqlNames.Quote(c.Name)} {c.Type}"))
            : null;
        await RunAsync(
            files,
            $"CREATE TABLE {SqlNames.QuoteTable(table)} "
            + (columns is null ? $"AS SELECT * FROM {Rows(files, delimiter, [])} LIMIT 0" : $"({columns})"),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The columns of Parquet files.</summary>
    public async Task<IReadOnlyList<string>> ParquetColumnsAsync(IReadOnlyList<DataFile> files, CancellationToken cancellationToken)
    {
        var rows = new RowOutput(0);
        try
        {
            await database.ExecuteAsync(SqlCommandText.Of($"SELECT * FROM {Parquet(files)} LIMIT 0"), rows, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (SqlFailedException e)
        {
            throw Failure(files, e);
        }

        return [.. (rows.Columns ?? []).Select(c => c.Name)];
    }

    /// <summary>Whether a failure is one of the data of a CSV file.</summary>
    public static bool IsOfFile(SqlFailedException failure) => LineNumber().IsMatch(failure.Message);

    /// <summary>An expression for the rows of files; those of CSV need columns.</summary>
    public static string Rows(IReadOnlyList<DataFile> files, char delimiter, IReadOnlyList<SqlColumn> columns) => files[0].Format switch
    {
        DataFormat.Parquet => Parquet(files),
        DataFormat.JsonLines => $"read_json({Paths(files)}, format = 'newline_delimited')",
        _ => Reader(files, columns, delimiter),
    };

    /// <summary>
    /// The columns of CSV files, with the types of a query, or those that DuckDB detects. What it does not detect, because a file is wrong,
    /// is text: reading the file names the line.
    /// </summary>
    public static async Task<IReadOnlyList<SqlColumn>> CsvColumnsAsync(
        ISqlConnection database,
        IReadOnlyList<DataFile> files,
        char delimiter,
        CancellationToken cancellationToken)
    {
        if (files[0].Columns is { } known)
        {
            return known;
        }

        var header = LoadColumns.HeaderOf(files[0], delimiter);
        LoadColumns.RequireOtherDelimiter(files[0], header);
        if (header.Count > MostColumns)
        {
            throw files[0].At(
                1,
                $"The file has {header.Count} columns; without a table that has them, at most {MostColumns} are read. "
                + "Check the delimiter.");
        }

        LoadColumns.RequireSame(files, header, delimiter);
        var found = new RowOutput();
        try
        {
            await database.ExecuteAsync(
                SqlCommandText.Of(
                    $"DESCRIBE SELECT * FROM read_csv({Paths(files)}, header = true, delim = {SqlNames.Literal(delimiter.ToString())}, "
                    + "quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false)"),
                found,
                cancellationToken).ConfigureAwait(false);
        }
        catch (SqlFailedException)
        {
            // Reading the file reports what is wrong with it.
        }

        var types = found.Rows.Select(r => (Name: SqlValues.TextOf(r["column_name"]), Type: SqlValues.TextOf(r["column_type"]))).ToList();
        return types.Select(t => t.Name).SequenceEqual(header, StringComparer.Ordinal)
            ? [.. types.Select(t => new SqlColumn(t.Name, t.Type))]
            : [.. header.Select(h => new SqlColumn(h, "VARCHAR"))];
    }

    private async Task<long?> RunAsync(IReadOnlyList<DataFile> files, string statement, CancellationToken cancellationToken)
    {
        try
        {
            return await database.ExecuteAsync(SqlCommandText.Of(statement), null, cancellationToken).ConfigureAwait(false);
        }
        catch (SqlFailedException e)
        {
            throw Failure(files, e);
        }
    }

    private static string Reader(IReadOnlyList<DataFile> files, IReadOnlyList<SqlColumn> columns, char delimiter)
    {
        var types = string.Join(", ", columns.Select(c => $"{SqlNames.Literal(c.Name)}: {SqlNames.Literal(c.Type)}"));
        return files[0].Format == DataFormat.JsonLines
            ? $"read_json({Paths(files)}, format = 'newline_delimited', columns = {{{types}}})"
            : $"read_csv({Paths(files)}, auto_detect = false, header = true, delim = {SqlNames.Literal(delimiter.ToString())}, "
                + $"quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false, strict_mode = true, columns = {{{types}}})";
    }

    private static string Parquet(IReadOnlyList<DataFile> files) => $"read_parquet({Paths(files)})";

    private static string Paths(IReadOnlyList<DataFile> files) =>
        $"[{string.Join(", ", files.Select(f => SqlNames.Literal(f.Path)))}]";

    /// <summary>
    /// DuckDB reports the file and the line in a text of several lines, which also contains the data: only the problem is kept.
    /// </summary>
    public static DataJobException Failure(IReadOnlyList<DataFile> files, SqlFailedException failure)
    {
        var lines = failure.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line = LineNumber().Match(failure.Message);
        var path = FilePath().Match(failure.Message);
        var file = files.FirstOrDefault(f => path.Success && f.Path == path.Groups["path"].Value.Trim()) ?? files[0];
        var problem = lines.Length == 0 ? failure.Message
            : lines.Where(l => !l.StartsWith("Original Line", StringComparison.Ordinal)).ElementAtOrDefault(line.Success ? 1 : 0)
                ?? lines[0];
        return line.Success && long.TryParse(line.Groups["line"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? file.At(number, problem)
            : new DataJobException($"{file.Name}: {problem}", failure);
    }

    [GeneratedRegex("CSV Error on Line: (?<line>[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LineNumber();

    [GeneratedRegex("^ *file = ?(?<path>[^\n]+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FilePath();
}
