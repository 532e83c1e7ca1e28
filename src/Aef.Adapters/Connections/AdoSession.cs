using System.Data;
using System.Data.Common;
using Aef.Core.Environments;
using Aef.Runs.Connections;

namespace Aef.Adapters.Connections;

/// <summary>What the sessions of all databases share: they are connections of ADO.NET.</summary>
internal abstract class AdoSession(DbConnection connection, ConnectionKind kind) : ISqlConnection
{
    private DbTransaction? _transaction;

    /// <inheritdoc/>
    public ConnectionKind Kind => kind;

    /// <inheritdoc/>
    public string Version => connection.ServerVersion;

    /// <summary>The transaction; null without one.</summary>
    protected DbTransaction? Transaction => _transaction;

    /// <summary>How many seconds a command may wait for a lock; 0 for any time.</summary>
    protected virtual int CommandTimeout => 0;

    /// <inheritdoc/>
    public Task<long?> ExecuteAsync(SqlCommandText command, IRowReceiver? rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return GuardAsync(() => RunAsync(command, rows, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task BeginAsync(CancellationToken cancellationToken) => GuardAsync(
        async () =>
        {
            _transaction = await BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            return 0;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task CommitAsync(CancellationToken cancellationToken) => GuardAsync(
        async () =>
        {
            if (_transaction is { } transaction)
            {
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                await EndAsync().ConfigureAwait(false);
            }

            return 0;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task RollbackAsync()
    {
        if (_transaction is not { } transaction)
        {
            return;
        }

        try
        {
            await transaction.RollbackAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException)
        {
            // A connection that is lost has no transaction any more: the database has undone it.
        }

        await EndAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await RollbackAsync().ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
        Released();
    }

    /// <summary>Called when the connection is closed.</summary>
    protected virtual void Released()
    {
    }

    /// <summary>Begins a transaction of the database.</summary>
    protected virtual async ValueTask<DbTransaction> BeginTransactionAsync(CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Adds a value; its number is counted from 1.</summary>
    protected abstract void AddValue(DbCommand command, int number, object? value);

    /// <summary>Sets how a command runs.</summary>
    protected virtual void Prepare(DbCommand command)
    {
    }

    /// <summary>Stops what the connection executes; another thread calls it.</summary>
    protected abstract void Interrupt(DbCommand command);

    /// <summary>True if the package counts the changed rows only of a statement that is executed without a reader.</summary>
    protected virtual bool CountsOnly(string statement, IRowReceiver? rows) => false;

    /// <summary>The failure that an exception of the package means.</summary>
    protected abstract SqlFailedException FailureOf(DbException exception);

    /// <summary>The value of a cell, in the types that <see cref="IRowReceiver"/> lists.</summary>
    protected virtual object? Read(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : CellValues.Of(reader.GetValue(column));

    /// <summary>Creates a command in the transaction.</summary>
    protected DbCommand CreateCommand(string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = _transaction;
        command.CommandTimeout = CommandTimeout;
        return command;
    }

    /// <summary>Runs work on the database; exceptions of its package become ours.</summary>
    protected async Task<T> GuardAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            // The embedded databases do all their work in the call.
            return await Task.Run(work, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (DbException e)
        {
            throw FailureOf(e);
        }
        catch (InvalidOperationException e) when (connection.State != ConnectionState.Open)
        {
            throw new SqlFailedException("The connection is closed.", e);
        }
    }

    private async Task<long?> RunAsync(SqlCommandText text, IRowReceiver? rows, CancellationToken cancellationToken)
    {
        using var command = CreateCommand(text.Text);
        for (var i = 0; i < text.Values.Count; i++)
        {
            AddValue(command, i + 1, text.Values[i]);
        }

        Prepare(command);
        await using var stop = cancellationToken.Register(() => Interrupt(command)).ConfigureAwait(false);
        if (CountsOnly(text.Text, rows))
        {
            var count = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return count;
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var hasRows = reader.FieldCount > 0;
        if (hasRows)
        {
            await ReadRowsAsync(reader, rows, cancellationToken).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        await reader.CloseAsync().ConfigureAwait(false);
        return reader.RecordsAffected >= 0 && (!hasRows || reader.RecordsAffected > 0) ? reader.RecordsAffected : null;
    }

    private async Task ReadRowsAsync(DbDataReader reader, IRowReceiver? rows, CancellationToken cancellationToken)
    {
        var columns = reader.FieldCount;
        rows?.Begin([.. Enumerable.Range(0, columns).Select(c => new SqlColumn(reader.GetName(c), reader.GetDataTypeName(c)))]);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rows is not null)
            {
                var values = new object?[columns];
                for (var c = 0; c < columns; c++)
                {
                    values[c] = Read(reader, c);
                }

                if (!rows.Add(values))
                {
                    return;
                }
            }
        }
    }

    private async Task EndAsync()
    {
        if (_transaction is { } transaction)
        {
            _transaction = null;
            await transaction.DisposeAsync().ConfigureAwait(false);
        }
    }
}
