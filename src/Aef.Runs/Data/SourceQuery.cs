using Aef.Documents.Display;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>Reads the rows of a query; of an incremental load, only those of its range.</summary>
internal sealed class SourceQuery(DataCall call, LoadOptions options, LoadSources sources)
{
    /// <summary>Passes the rows to <paramref name="rows"/> and returns the file that they have become.</summary>
    public async Task<DataFile> RunAsync(QueryRows rows, RowRange? range, CancellationToken cancellationToken)
    {
        var source = await sources.OpenAsync(null, cancellationToken).ConfigureAwait(false);
        await using var opened = source.ConfigureAwait(false);
        var command = call.BindQuery(options.From, source.Kind, "\"from\"", "it", options.Values).Command;
        try
        {
            if (range is not null)
            {
                command = await LimitAsync(source, command, range, cancellationToken).ConfigureAwait(false);
            }

            await source.ExecuteAsync(command, rows, cancellationToken).ConfigureAwait(false);
        }
        catch (SqlFailedException e)
        {
            throw sources.Failure(e);
        }

        return rows.Complete();
    }

    /// <summary>The query is not edited: a condition is put around it.</summary>
    private async Task<SqlCommandText> LimitAsync(
        ISqlConnection source,
        SqlCommandText query,
        RowRange range,
        CancellationToken cancellationToken)
    {
        var all = $"SELECT * FROM (\n{query.Text}\n) AS aef_source";
        var shape = new RowOutput(0);
        await source.ExecuteAsync(query with { Text = all + " LIMIT 0" }, shape, cancellationToken).ConfigureAwait(false);
        var column = shape.Columns?.FirstOrDefault(c => c.IsNamed(range.Column))
            ?? throw new DataJobException($"The query has no incremental column {Quoted.Text(range.Column)}.");
        var (condition, values) = range.On(source.Kind, column, options.SourceZone(range.Column), query.Values.Count + 1);
        if (range.Incomparable(source.Kind, column) is { } wrong)
        {
            var found = new FirstRow();
            var text = $"SELECT {SqlNames.Quote(source.Kind, column.Name)} FROM (\n{query.Text}\n) AS aef_source WHERE {wrong} LIMIT 1";
            await source.ExecuteAsync(query with { Text = text }, found, cancellationToken).ConfigureAwait(false);
            if (found.Values is [var value])
            {
                throw range.NoTime(value);
            }
        }

        return new SqlCommandText($"{all} WHERE {condition}", [.. query.Values, .. values]);
    }
}
