using System.Globalization;
using Aef.Core.Environments;
using Aef.Runs.Connections;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Data;

/// <summary>
/// The table in which a step records that it has ended, in the transaction of its own work. A run that is resumed reads it: the work of a
/// step was either done and recorded, or neither.
/// </summary>
internal sealed class StepLog(ISqlConnection database, string table, DataCall call)
{
    private readonly string _table = SqlNames.QuoteTable(table);

    /// <summary>The log of a connection; null when it has none.</summary>
    public static StepLog? Of(ISqlConnection database, EnvironmentConnection connection, DataCall call) =>
        connection.StepLog is { } table ? new StepLog(database, table, call) : null;

    /// <summary>Creates the table if it does not exist; not in a transaction, because parallel steps would conflict.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (await ExistsAsync(cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            await database.ExecuteAsync(
                SqlCommandText.Of(
                    $"CREATE TABLE IF NOT EXISTS {_table} (run_id VARCHAR(255) NOT NULL, job_id VARCHAR(255) NOT NULL, "
                    + "job_start INTEGER NOT NULL, attempt INTEGER NOT NULL, ended_at VARCHAR(40) NOT NULL, output TEXT, "
                    + "PRIMARY KEY (run_id, job_id, job_start, attempt))"),
                null,
                cancellationToken).ConfigureAwait(false);
        }
        catch (SqlFailedException)
        {
            // Another step may have created it at the same time.
            if (!await ExistsAsync(cancellationToken).ConfigureAwait(false))
            {
                throw;
            }
        }
    }

    /// <summary>The output of this attempt, if it was recorded before.</summary>
    public async Task<WorkflowValue?> FindAsync(CancellationToken cancellationToken)
    {
        var rows = new RowOutput(1);
        await database.ExecuteAsync(
            new SqlCommandText(
                $"SELECT output FROM {_table} WHERE run_id = {Mark(1)} AND job_id = {Mark(2)} "
                + $"AND job_start = {Mark(3)} AND attempt = {Mark(4)}",
                Identity),
            rows,
            cancellationToken).ConfigureAwait(false);
        if (rows.Rows is not [var row])
        {
            return null;
        }

        return row["output"].TryGetString(out var json) ? WorkflowValue.FromJson(json) : WorkflowValue.Null;
    }

    /// <summary>Records that this attempt has ended; the caller commits.</summary>
    public Task<long?> RecordAsync(WorkflowValue output, CancellationToken cancellationToken) => database.ExecuteAsync(
        new SqlCommandText(
            $"INSERT INTO {_table} (run_id, job_id, job_start, attempt, ended_at, output) "
            + $"VALUES ({string.Join(", ", Enumerable.Range(1, 6).Select(Mark))})",
            [.. Identity, call.Job.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), output.ToJson()]),
        null,
        cancellationToken);

    private object?[] Identity => [call.Job.RunId, call.Job.JobId, (long)call.Job.Identity.Start, (long)call.Job.Attempt];

    private string Mark(int number) => SqlNames.Parameter(database.Kind, number);

    private async Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        (await TableColumns.FindAsync(database, table, cancellationToken).ConfigureAwait(false)).Count > 0;
}
