using System.Globalization;
using Aef.Runs.History;
using Microsoft.Data.Sqlite;

namespace Aef.Adapters.History;

/// <summary>
/// The index of runs in a SQLite file. The columns are what queries filter by; the record itself is JSON. Writers of several processes wait
/// for each other. A file of another version, or one that is damaged, is replaced by an empty one, which its reader fills again.
/// </summary>
public sealed class SqliteRunStore : IRunStore
{
    private const int Version = 2;
    private const string Columns = "id, pipeline, state, started, schedule, interval, record";
    private readonly SqliteConnection _connection;

    /// <summary>Opens the index, and creates it if it does not exist.</summary>
    /// <exception cref="RunStoreException">The file cannot be opened, or the native library is missing.</exception>
    public SqliteRunStore(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        _connection = Guard(() => Open(path));
    }

    /// <inheritdoc/>
    public int Count => Guard(() =>
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM runs";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    });

    /// <inheritdoc/>
    public IReadOnlyList<string> ListIds() => Guard(() => Read("SELECT id FROM runs", [], r => r.GetString(0)));

    /// <inheritdoc/>
    public void Put(IReadOnlyList<RunRecord> records) => Guard(() =>
    {
        using var transaction = _connection.BeginTransaction();
        using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"INSERT OR REPLACE INTO runs ({Columns}) VALUES ($id, $pipeline, $state, $started, $schedule, $interval, $record)";
        var (id, pipeline, state) = (command.Parameters.Add("$id", SqliteType.Text), command.Parameters.Add("$pipeline", SqliteType.Text),
            command.Parameters.Add("$state", SqliteType.Text));
        var (started, record) = (
            command.Parameters.Add("$started", SqliteType.Integer),
            command.Parameters.Add("$record", SqliteType.Text));
        var (schedule, interval) = (
            command.Parameters.Add("$schedule", SqliteType.Text),
            command.Parameters.Add("$interval", SqliteType.Integer));
        foreach (var run in records)
        {
            id.Value = run.Id;
            pipeline.Value = run.Pipeline;
            state.Value = run.State.ToString();
            started.Value = run.Started.UtcTicks;
            schedule.Value = (object?)run.Schedule ?? DBNull.Value;
            interval.Value = (object?)run.IntervalStartTime?.UtcTicks ?? DBNull.Value;
            record.Value = (run with { Inputs = null }).ToJson();
            command.ExecuteNonQuery();
        }

        transaction.Commit();
        return true;
    });

    /// <inheritdoc/>
    public void Remove(IReadOnlyList<string> ids) => Guard(() =>
    {
        using var transaction = _connection.BeginTransaction();
        using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "DELETE FROM runs WHERE id = $id";
        var id = command.Parameters.Add("$id", SqliteType.Text);
        foreach (var removed in ids)
        {
            id.Value = removed;
            command.ExecuteNonQuery();
        }

        transaction.Commit();
        return true;
    });

    /// <inheritdoc/>
    public IReadOnlyList<RunRecord> Find(RunQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var conditions = new List<string>();
        var values = new List<(string, object)>();
        if (query.Since is { } since)
        {
            conditions.Add("started >= $since");
            values.Add(("$since", since.UtcTicks));
        }

        if (query.States is { } states)
        {
            conditions.Add($"state IN ({string.Join(", ", states.Select((_, i) => $"$state{i.ToString(CultureInfo.InvariantCulture)}"))})");
            values.AddRange(states.Select((s, i) => ($"$state{i.ToString(CultureInfo.InvariantCulture)}", (object)s.ToString())));
        }

        if (query.Schedule is { } schedule)
        {
            conditions.Add("schedule = $schedule");
            values.Add(("$schedule", schedule));
        }

        if (query.IntervalStart is { } interval)
        {
            conditions.Add("interval = $interval");
            values.Add(("$interval", interval.UtcTicks));
        }

        // The record decides about wildcards; an equal name needs no search.
        var isPattern = query.Pipeline?.AsSpan().ContainsAny('*', '?') == true;
        if (query.Pipeline is { } pipeline && !isPattern)
        {
            conditions.Add("pipeline = $pipeline COLLATE NOCASE");
            values.Add(("$pipeline", pipeline));
        }

        var where = conditions.Count == 0 ? string.Empty : " WHERE " + string.Join(" AND ", conditions);
        var limit = query.Limit is { } most && !isPattern ? string.Create(CultureInfo.InvariantCulture, $" LIMIT {most}") : string.Empty;
        var found = Guard(() => Read(
            $"SELECT record FROM runs{where} ORDER BY id DESC{limit}",
            values,
            r => RunRecord.TryParse(r.GetString(0), out var record) ? record : null));
        return [.. found.OfType<RunRecord>().Where(query.Accepts).Take(query.Limit ?? int.MaxValue)];
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static SqliteConnection Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            return OpenFile(path);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26)
        {
            // SQLITE_CORRUPT and SQLITE_NOTADB: the index holds nothing that the folders of the runs do not have.
            foreach (var ending in (ReadOnlySpan<string>)[string.Empty, "-wal", "-shm"])
            {
                File.Delete(path + ending);
            }

            return OpenFile(path);
        }
    }

    private static SqliteConnection OpenFile(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 10,
        }.ToString());
        try
        {
            connection.Open();
            Prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Prepare(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        if (Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture) == Version)
        {
            command.CommandText = "PRAGMA synchronous = OFF";
            command.ExecuteNonQuery();
            return;
        }

        command.CommandText = $"""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = OFF;
            BEGIN IMMEDIATE;
            DROP TABLE IF EXISTS runs;
            CREATE TABLE runs (
                id TEXT PRIMARY KEY, pipeline TEXT NOT NULL, state TEXT NOT NULL, started INTEGER NOT NULL,
                schedule TEXT, interval INTEGER, record TEXT NOT NULL);
            CREATE INDEX runs_state ON runs (state, id);
            CREATE INDEX runs_pipeline ON runs (pipeline COLLATE NOCASE, id);
            CREATE INDEX runs_interval ON runs (schedule, interval) WHERE schedule <> '';
            PRAGMA user_version = {Version.ToString(CultureInfo.InvariantCulture)};
            COMMIT;
            """;
        command.ExecuteNonQuery();
    }

    private List<T> Read<T>(string text, IEnumerable<(string Name, object Value)> values, Func<SqliteDataReader, T> read)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        using var reader = command.ExecuteReader();
        var found = new List<T>();
        while (reader.Read())
        {
            found.Add(read(reader));
        }

        return found;
    }

    /// <summary>No exception of the package crosses the interface.</summary>
    private static T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw new RunStoreException(e.Message, e);
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            throw new RunStoreException("the native library of SQLite is missing.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunStoreException(e.Message, e);
        }
    }
}
