using System.Collections;
using System.Management.Automation.Language;
using Aef.Core.Pipelines.Catalog;

namespace Aef.PowerShell.Completion;

/// <summary>Completes the names of the executor catalog.</summary>
public sealed class ExecutorCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Tip)> Candidates(CommandAst command, IDictionary bound) =>
        from executor in ExecutorCatalog.BuiltIn.Executors
        orderby executor.Name
        select (executor.Name, executor.Description ?? executor.Name);
}
