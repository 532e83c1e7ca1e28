using System.Collections;
using System.Management.Automation.Language;
using Aef.Core.Pipelines.Schemas;

namespace Aef.PowerShell.Completion;

/// <summary>Completes the names of the published schemas.</summary>
public sealed class SchemaCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Tip)> Candidates(CommandAst command, IDictionary bound) =>
        PublishedSchemas.Names.Order(StringComparer.Ordinal).Select(n => (n, $"The schema \"{n}\""));
}
