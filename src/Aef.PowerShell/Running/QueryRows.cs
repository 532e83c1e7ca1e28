using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using Aef.Runs.Connections;

namespace Aef.PowerShell.Running;

/// <summary>
/// Passes the rows of a query as objects from the thread of the database to the thread of PowerShell. The database waits when the reader is
/// slower, so that a result of any size needs little memory.
/// </summary>
internal sealed class QueryRows : IRowReceiver, IDisposable
{
    private readonly BlockingCollection<object> _items = new(boundedCapacity: 1_000);
    private string[] _names = [];

    /// <summary>The rows, and strings for messages, as they come.</summary>
    public IEnumerable<object> Read(CancellationToken cancellationToken) => _items.GetConsumingEnumerable(cancellationToken);

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<SqlColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        _names = [.. columns.Select((c, i) => NameOf(c.Name, i, used))];
    }

    /// <inheritdoc/>
    public bool Add(object?[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var row = new PSObject();
        for (var i = 0; i < values.Length; i++)
        {
            row.Properties.Add(new PSNoteProperty(_names[i], values[i]));
        }

        return TryAdd(row);
    }

    /// <summary>Passes a message.</summary>
    public void Say(string message) => TryAdd(message);

    /// <summary>There is nothing more to read.</summary>
    public void Complete() => _items.CompleteAdding();

    /// <inheritdoc/>
    public void Dispose() => _items.Dispose();

    /// <summary>False when nobody reads any more: the query then ends.</summary>
    private bool TryAdd(object item)
    {
        try
        {
            _items.Add(item);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Properties of objects need names that differ, also by more than case; columns do not.</summary>
    private static string NameOf(string column, int index, HashSet<string> used)
    {
        var name = column.Length > 0 ? column : string.Create(CultureInfo.InvariantCulture, $"column{index + 1}");
        var unique = name;
        for (var number = 2; !used.Add(unique); number++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");
        }

        return unique;
    }
}
