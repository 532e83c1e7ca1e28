using System.Collections;
using System.Management.Automation;
using Aef.Documents.Diagnostics;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Conversion;
using Aef.PowerShell.Running;
using Aef.Runs.Connections;
using Aef.Workflows.Engine.Values;

namespace Aef.PowerShell.Commands;

/// <summary>Executes statements on a connection of an environment, and returns their rows as objects.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AefQuery", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeAefQueryCommand : ConnectionCommand
{
    /// <summary>The name of the connection, such as lake.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string Connection { get; set; } = string.Empty;

    /// <summary>The statements, each of which is a transaction of its own; :name is a value.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    public string[] Query { get; set; } = [];

    /// <summary>The values of the parameters of the statements, by name. None becomes a part of a statement.</summary>
    [Parameter]
    public IDictionary? Value { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Connections() is not { } connections)
        {
            return;
        }

        var values = Value is null ? WorkflowValue.EmptyMap : WorkflowValue.FromDocument(DocumentNodes.From(Value));
        foreach (var statement in Query.Where(q => ShouldProcess(Connection, $"Execute {q}")))
        {
            Execute(connections, statement, values);
        }
    }

    private void Execute(ConnectionSet connections, string statement, WorkflowValue values)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(StopToken);
        using var rows = new QueryRows();
        var work = Task.Run(() => ExecuteAsync(connections, statement, values, rows, stop.Token), CancellationToken.None);
        try
        {
            foreach (var item in rows.Read(StopToken))
            {
                if (item is string message)
                {
                    WriteWarning(message);
                }
                else
                {
                    WriteObject(item);
                }
            }
        }
        finally
        {
            // When the pipeline has ended early, the statement must end before its connection is used again.
            rows.Complete();
            stop.Cancel();
            Task.WaitAny([work], CancellationToken.None);
        }

        var (changed, problem) = work.GetAwaiter().GetResult();
        if (problem is not null)
        {
            WriteErrors([problem], statement);
        }
        else if (changed is { } count)
        {
            WriteVerbose($"Rows changed: {count}");
        }
    }

    private async Task<(long? Changed, Diagnostic? Problem)> ExecuteAsync(
        ConnectionSet connections,
        string statement,
        WorkflowValue values,
        QueryRows rows,
        CancellationToken cancellationToken)
    {
        try
        {
            var changed = await SqlQuery.ExecuteAsync(connections, Connection, statement, values, rows, rows.Say, cancellationToken)
                .ConfigureAwait(false);
            return (changed, null);
        }
        catch (ConnectionException e)
        {
            return (null, e.Diagnostic);
        }
        finally
        {
            rows.Complete();
        }
    }
}
