using Aef.Documents.Display;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>Loads files by a prepared statement, row by row, into a database in the process.</summary>
internal sealed class InsertLoader(IInsertConnection database, LoadOptions options, DataCall call) : ITableLoader
{
    /// <inheritdoc/>
    public async Task<long> CopyAsync(IReadOnlyList<DataFile> files, LoadTarget target, CancellationToken cancellationToken)
    {
        var statement = $"INSERT INTO {target.QuotedTable} ({target.QuotedColumns}) VALUES "
            + $"({string.Join(", ", Enumerable.Range(1, target.Columns.Count).Select(n => SqlNames.Parameter(database.Kind, n)))})";
        var count = 0L;
        foreach (var file in files)
        {
            var line = 0L;
            try
            {
                count += await database.InsertAsync(
                    statement,
                    target.Columns.Count,
                    Counted(Zoned(file, Rows(file, target, l => line = l), target, () => line)),
                    cancellationToken).ConfigureAwait(false);
            }
            catch (SqlFailedException e)
            {
                throw file.At(line, e.Message);
            }
        }

        return count;
    }

    private IEnumerable<object?[]> Counted(IEnumerable<object?[]> rows)
    {
        var count = 0L;
        foreach (var row in rows)
        {
            yield return row;
            if (++count % 10_000 == 0)
            {
                call.Job.Progress(count, null);
            }
        }
    }

    /// <summary>Converts times between time zones: SQLite has none.</summary>
    private IEnumerable<object?[]> Zoned(DataFile file, IEnumerable<object?[]> rows, LoadTarget target, Func<long> line)
    {
        if (options.Zones.Count == 0)
        {
            return rows;
        }

        var conversions = TimeColumns.Conversions(target, options);
        return rows.Select(row =>
        {
            for (var i = 0; i < row.Length; i++)
            {
                if (conversions[i] is { } convert && row[i] is { } value)
                {
                    row[i] = convert(SqlValues.ToText(value))
                        ?? throw file.At(line(), $"Column {target.Columns[i].Name}: {Quoted.Text(SqlValues.ToText(value))} is not a time.");
                }
            }

            return row;
        });
    }

    private IEnumerable<object?[]> Rows(DataFile file, LoadTarget target, Action<long> at) =>
        file.Format == DataFormat.Csv ? CsvRows(file, target, at) : JsonRows(file, target, at);

    private IEnumerable<object?[]> CsvRows(DataFile file, LoadTarget target, Action<long> at)
    {
        var cells = target.Columns.Select(TextCell.For).ToArray();
        using var reader = new CsvReader(file, file.OpenText(), options.Delimiter);
        reader.Read(); // the header
        while (reader.Read() is { } fields)
        {
            at(reader.Line);
            if (fields.Length != cells.Length)
            {
                throw file.At(reader.Line, $"The line has {fields.Length} fields, but the header has {cells.Length}.");
            }

            var row = new object?[cells.Length];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = cells[i].Convert(fields[i], out var problem);
                if (problem is not null)
                {
                    throw file.At(reader.Line, $"Column {cells[i].Name}: {problem}");
                }
            }

            yield return row;
        }
    }

    private static IEnumerable<object?[]> JsonRows(DataFile file, LoadTarget target, Action<long> at)
    {
        using var reader = new JsonLinesReader(file, [.. target.Columns.Select(c => c.Name)]);
        while (reader.Read() is { } row)
        {
            at(reader.Line);
            yield return row;
        }
    }
}
