using Aef.Core.Environments;
using Aef.Documents.Display;
using Aef.Runs.Connections;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Data;

/// <summary>Writes the result of a query to a file: row by row, under another name until it is complete.</summary>
internal sealed class QueryExport(DataCall call, ISqlConnection database, LoadOptions options)
{
    /// <summary>Runs the query and returns the output of the step.</summary>
    public Task<WorkflowValue> RunAsync(CancellationToken cancellationToken) => RunAsync(
        call.BindQuery(options.From, database.Kind, "\"from\"", "it", options.Values).Command,
        cancellationToken);

    /// <summary>Runs a query that is bound, and returns the output of the step.</summary>
    public async Task<WorkflowValue> RunAsync(SqlCommandText query, CancellationToken cancellationToken)
    {
        var path = DataFiles.Resolve(options.To, call.Job.Folder, call.Environment);
        var format = options.Format ?? DataFiles.FormatOf(options.To);
        if (format == DataFormat.Parquet && database.Kind != ConnectionKind.DuckDb)
        {
            throw new DataJobException(
                $"{ConnectionNames.Of(database.Kind)} cannot write Parquet; use a name that ends with .csv or .jsonl.");
        }

        using var file = DataFileWriter.Create(path, options.To, format, options.Delimiter);
        long rows;
        try
        {
            if (format == DataFormat.Parquet)
            {
                rows = await database.ExecuteAsync(
                    query with
                    {
                        Text = $"COPY ({query.Text}\n) TO {SqlNames.Literal(file.PartialPath)} (FORMAT parquet, COMPRESSION zstd)",
                    },
                    null,
                    cancellationToken).ConfigureAwait(false) ?? 0;
            }
            else
            {
                await database.ExecuteAsync(query, file, cancellationToken).ConfigureAwait(false);
                rows = file.Rows;
            }
        }
        catch (IOException e)
        {
            throw new DataJobException($"The file {Quoted.Text(options.To)} cannot be written: {e.Message}", e);
        }

        var bytes = file.Complete();
        call.Job.Progress(rows, bytes);
        return WorkflowValue.FromMap(("rows", rows), ("inserted", 0), ("updated", 0), ("bytes", bytes), ("files", 1));
    }
}
