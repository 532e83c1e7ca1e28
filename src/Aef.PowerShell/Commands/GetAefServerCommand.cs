using System.Management.Automation;
using Aef.Runs.Servers;

namespace Aef.PowerShell.Commands;

/// <summary>Returns the local server of a state folder; nothing if none runs.</summary>
[Cmdlet(VerbsCommon.Get, "AefServer")]
[OutputType(typeof(LocalServer))]
public sealed class GetAefServerCommand : ServerCommand
{
    /// <inheritdoc/>
    protected override void Process()
    {
        if (FindServer() is { } server)
        {
            WriteObject(server);
        }
    }
}
