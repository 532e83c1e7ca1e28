using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>Keeps the first row of a query.</summary>
internal sealed class FirstRow : IRowReceiver
{
    /// <summary>The values; null without a row.</summary>
    public object?[]? Values { get; private set; }

    public void Begin(IReadOnlyList<SqlColumn> columns)
    {
    }

    public bool Add(object?[] values)
    {
        Values = values;
        return false;
    }
}
