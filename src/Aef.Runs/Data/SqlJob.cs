using System.Collections.Frozen;
using Aef.Core.Environments;
using Aef.Core.Pipelines.Catalog;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Runs.Connections;
using Aef.Runs.Executors;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Data;

/// <summary>
/// The kind <c>sql</c>: statements on a connection, in one transaction with a row of the step log, unless <c>autocommit</c> is true.
/// </summary>
internal sealed class SqlJob(DataCall call, SqlBinding binding)
{
    private const string Extension = ".sql";

    /// <summary>With one of these, a part of the work would stay after a failure.</summary>
    private static readonly FrozenSet<string> OfTransactions = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE");

    /// <summary>A prepared transaction is committed by another connection, or never.</summary>
    private static bool EndsTransaction(SqlStatement statement) =>
        OfTransactions.Contains(statement.FirstWord) || IsPrepared(statement);

    private static bool IsPrepared(SqlStatement statement) =>
        statement.FirstWord.Equals("PREPARE", StringComparison.OrdinalIgnoreCase)
        && statement.SecondWord.Equals("TRANSACTION", StringComparison.OrdinalIgnoreCase);

    private static string NameOf(SqlStatement statement) =>
        IsPrepared(statement) ? "PREPARE TRANSACTION" : statement.FirstWord.ToUpperInvariant();

    /// <summary>Runs the statements.</summary>
    public Task<JobResult> RunAsync(CancellationToken cancellationToken) => DataCall.GuardAsync(() => ExecuteAsync(cancellationToken));

    private async Task<WorkflowValue> ExecuteAsync(CancellationToken cancellationToken)
    {
        var sources = Sources();
        var values = call.Values(binding.Values);
        var (database, connection) = await call.OpenAsync(binding.Connection, cancellationToken).ConfigureAwait(false);
        await using var opened = database.ConfigureAwait(false);
        var statements = sources.SelectMany(s => SqlScript.Split(s, database.Kind)).ToList();
        if (statements.Count == 0)
        {
            throw new DataJobException("There is no statement to execute: \"sql\" is empty.");
        }

        // Everything is bound before anything is executed: a missing value must not leave half of the work.
        var bound = statements.Select(s => Bind(s, database.Kind, values)).ToList();
        if (call.Setting(binding.Autocommit, "autocommit").TryGetBoolean(out var isAlone) && isAlone)
        {
            call.RefuseRepetition("statements with \"autocommit\" are not in the step log");
            return await ExecuteAsync(database, bound, cancellationToken).ConfigureAwait(false);
        }

        if (statements.FindIndex(EndsTransaction) is >= 0 and var own)
        {
            throw new DataJobException(Describe(statements[own].Location, own + 1, statements.Count)
                + $"{NameOf(statements[own])} is not allowed here: all statements are one transaction. "
                + "Remove it, or set \"autocommit\" to true.");
        }

        return await StepTransaction.RunAsync(
            database,
            connection,
            call,
            () => ExecuteAsync(database, bound, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<WorkflowValue> ExecuteAsync(
        ISqlConnection database,
        IReadOnlyList<BoundStatement> statements,
        CancellationToken cancellationToken)
    {
        var changed = new List<WorkflowValue>();
        long? last = null;
        var output = new RowOutput();
        for (var i = 0; i < statements.Count; i++)
        {
            var rows = new RowOutput();
            try
            {
                var count = await database.ExecuteAsync(statements[i].Command, rows, cancellationToken).ConfigureAwait(false);
                changed.Add(count is { } number ? WorkflowValue.FromInteger(number) : WorkflowValue.Null);
                last = count ?? last;
            }
            catch (SqlFailedException e)
            {
                throw new DataJobException(Describe(statements[i].LocationOf(e), i + 1, statements.Count) + e.Message, e);
            }

            output = rows.Columns is null ? output : rows;
        }

        if (last is not null)
        {
            call.Job.Progress(last);
        }

        return WorkflowValue.FromMap(
            ("rows", WorkflowValue.FromList([.. output.Rows])),
            ("truncated", output.IsCut),
            ("rows_changed", WorkflowValue.FromList([.. changed])));
    }

    private static BoundStatement Bind(SqlStatement statement, ConnectionKind kind, WorkflowValue values)
    {
        try
        {
            return statement.Bind(kind, values);
        }
        catch (ConnectionException e)
        {
            var at = e.Diagnostic.Location;
            throw new DataJobException(at.Path is null ? e.FullMessage : $"{at}: {e.FullMessage}", e);
        }
    }

    /// <summary><c>sql/merge.sql:12:5: </c>, or the number and the line of a statement that is not in a file.</summary>
    private static string Describe(Location location, int number, int count) =>
        location.Path is not null ? $"{location}: "
        : count > 1 ? $"Statement {number}, line {location.Start.Line}: "
        : $"Line {location.Start.Line}: ";

    private List<SourceText> Sources() =>
        [.. call.Items(binding.Statements, "sql", "statements").Where(t => !t.IsNull).Select(t => Source(SqlValues.TextOf(t)))];

    /// <summary>A statement, or the file of statements whose path it is.</summary>
    private SourceText Source(string text)
    {
        if (!text.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) || text.Any(char.IsWhiteSpace))
        {
            return new SourceText(text);
        }

        var read = SourceTextReader.ReadFile(Path.Combine(call.Job.Folder, text));
        return read.Source is { } source
            ? new SourceText(source.Text, text)
            : throw new DataJobException($"The file of statements {Quoted.Text(text)} cannot be read: {read.Diagnostics[0].Message}");
    }
}
