using System.Collections;
using System.Management.Automation.Language;

namespace Aef.PowerShell.Completion;

/// <summary>Completes the names of environments.</summary>
public sealed class EnvironmentCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Tip)> Candidates(CommandAst command, IDictionary bound) =>
        ProjectInScope.Environments(bound).Select(e => (e.Name, $"Connections: {string.Join(", ", e.Connections.Select(c => c.Name))}"));
}
