using System.Collections;
using System.Management.Automation.Language;
using Aef.Runs.DiagnosticCatalog;

namespace Aef.PowerShell.Completion;

/// <summary>Completes the codes of diagnostics.</summary>
public sealed class CodeCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Tip)> Candidates(CommandAst command, IDictionary bound) =>
        DiagnosticRegistry.All.Select(r => (r.Code, r.Title));
}
