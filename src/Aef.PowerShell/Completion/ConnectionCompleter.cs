using System.Collections;
using System.Management.Automation.Language;
using Aef.Core.Environments;
using Aef.PowerShell.Binding;

namespace Aef.PowerShell.Completion;

/// <summary>Completes the names of the connections of an environment.</summary>
public sealed class ConnectionCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Tip)> Candidates(CommandAst command, IDictionary bound)
    {
        var name = PlainValue.Of(bound["Environment"]) as string ?? ProjectEnvironment.Local;
        return ProjectInScope.Environments(bound)
            .Where(e => e.Name == name)
            .SelectMany(e => e.Connections)
            .Select(c => (c.Name, $"{ConnectionNames.Of(c.Kind)}: {c.Target}"));
    }
}
