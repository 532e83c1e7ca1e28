using Aef.Core.Pipelines.Catalog;
using Aef.Runs.Connections;
using Aef.Runs.Executors;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Data;

/// <summary>The kind <c>check</c>: a query must meet a condition. It changes nothing.</summary>
internal sealed class CheckJob(DataCall call, CheckBinding binding)
{
    private const int LongestRow = 1000;

    /// <summary>A compiled workflow cuts the answer of a job to 256 characters.</summary>
    private const int LongestInMessage = 150;

    /// <summary>Runs the check.</summary>
    public Task<JobResult> RunAsync(CancellationToken cancellationToken) => DataCall.GuardAsync(() => ExecuteAsync(cancellationToken));

    private async Task<WorkflowValue> ExecuteAsync(CancellationToken cancellationToken)
    {
        var condition = CheckCondition.Read(call);
        var sql = call.Text(binding.Query, "sql", "query") ?? throw new DataJobException("\"sql\" is missing: set the query of the check.");
        var (database, _) = await call.OpenAsync(binding.Connection, cancellationToken).ConfigureAwait(false);
        await using var opened = database.ConfigureAwait(false);
        var query = call.BindQuery(sql, database.Kind, "A check", "\"sql\"");
        var rows = new CheckRows();

        // A statement that changes data is no check: what it does is undone.
        await database.BeginAsync(cancellationToken).ConfigureAwait(false);
        await database.ExecuteAsync(query.Command, rows, cancellationToken).ConfigureAwait(false);
        await database.RollbackAsync().ConfigureAwait(false);
        if (rows.Columns is not { } columns)
        {
            throw new DataJobException("A check must be a query that returns rows.");
        }

        if (condition.FindProblem(columns, rows.First, rows.Count, call.Job.Time) is not { } problem)
        {
            return Output(passed: true, rows, null);
        }

        var message = $"The check failed: {problem}";
        if (condition.ForbidsRows && rows.Sample.Count > 0)
        {
            message += " " + ShowRows(rows);
        }

        if (!condition.IsWarning)
        {
            throw new DataJobException(message);
        }

        call.Job.Log("WARNING", message);
        return Output(passed: false, rows, message);
    }

    /// <summary>Writes the first rows to the log of the attempt, and returns a sentence with the first one.</summary>
    private string ShowRows(CheckRows rows)
    {
        var lines = rows.Sample.Select(row => call.Job.Secrets.Mask(string.Join(
            ", ",
            rows.Columns!.Select((c, i) => $"{c.Name}: {(row[i] is null ? "null" : SqlValues.ToText(row[i]).ReplaceLineEndings(" "))}"))));
        var shown = lines.Select(l => l.Length > LongestRow ? l[..LongestRow] + "…" : l).ToList();
        foreach (var line in shown)
        {
            call.Job.Output.Write(line);
        }

        if (rows.Count > shown.Count)
        {
            call.Job.Output.Write($"… and {rows.Count - shown.Count} more");
        }

        var first = shown[0].Length > LongestInMessage ? shown[0][..LongestInMessage] + "…" : shown[0];
        return $"The first row is {{{first}}}.";
    }

    private static WorkflowValue Output(bool passed, CheckRows rows, string? message) => WorkflowValue.FromMap(
        ("passed", passed),
        ("value", SqlValues.ToWorkflowValue(rows.First is { Length: > 0 } first ? first[0] : null)),
        ("rows", rows.Count),
        ("message", message));

    /// <summary>Keeps the first rows and counts up to a limit.</summary>
    private sealed class CheckRows : IRowReceiver
    {
        private const long MostCounted = 1_000_000;
        private const int MostKept = 10;

        private readonly List<object?[]> _sample = [];

        public IReadOnlyList<SqlColumn>? Columns { get; private set; }

        public IReadOnlyList<object?[]> Sample => _sample;

        public object?[]? First => _sample.Count > 0 ? _sample[0] : null;

        public long Count { get; private set; }

        public void Begin(IReadOnlyList<SqlColumn> columns) => Columns = columns;

        public bool Add(object?[] values)
        {
            if (_sample.Count < MostKept)
            {
                _sample.Add([.. values]);
            }

            return ++Count < MostCounted;
        }
    }
}
