using System.Management.Automation;
using Aef.Core.Environments;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Files;
using Aef.Runs.Connections;

namespace Aef.PowerShell.Commands;

/// <summary>Opens the connections of an environment and executes a query that reads no table.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AefConnection")]
[OutputType(typeof(ConnectionTest))]
public sealed class TestAefConnectionCommand : ConnectionCommand
{
    /// <summary>The names of connections; without it, all of the environment are tested.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string[] Connection { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Connections() is not { } connections)
        {
            return;
        }

        foreach (var connection in Chosen(connections))
        {
            WriteObject(ConnectionTest.RunAsync(connections, connection, SessionHistory.Clock, StopToken).GetAwaiter().GetResult());
        }
    }

    private IEnumerable<EnvironmentConnection> Chosen(ConnectionSet connections)
    {
        if (Connection.Length == 0)
        {
            foreach (var connection in connections.Connections)
            {
                yield return connection;
            }
        }

        foreach (var name in Connection)
        {
            if (connections.Find(name, out var unknown) is { } connection)
            {
                yield return connection;
            }
            else
            {
                WriteErrors([unknown!], name); // there is one when there is no connection
            }
        }
    }
}
