using Aef.Cli.Terminal;
using Aef.Runs.Connections;

namespace Aef.Cli.Rendering;

/// <summary>Writes the rows of a query in one format.</summary>
internal abstract class QueryRows(CliConsole console) : IRowReceiver
{
    /// <summary>Where the rows and messages are written.</summary>
    protected CliConsole Console => console;

    /// <summary>True for a statement with rows.</summary>
    protected bool HasRows { get; private set; }

    /// <inheritdoc/>
    public virtual void Begin(IReadOnlyList<SqlColumn> columns) => HasRows = true;

    /// <inheritdoc/>
    public abstract bool Add(object?[] values);

    /// <summary>Ends the output; <paramref name="changed"/> is the number of changed rows, or null.</summary>
    public void End(long? changed)
    {
        if (HasRows)
        {
            Finish();
        }
        else
        {
            console.Error.WriteLine(
                changed is { } count ? $"{DisplayText.Count(count, "row")} changed" : "done",
                TextStyle.Dim);
        }
    }

    /// <summary>Writes what follows the last row.</summary>
    protected virtual void Finish()
    {
    }
}
