using System.Collections;
using System.Management.Automation.Language;

namespace Aef.PowerShell.Completion;

/// <summary>Completes the workflows that steps of the pipeline already run, and the pipeline's own name.</summary>
public sealed class WorkflowCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Tip)> Candidates(CommandAst command, IDictionary bound)
    {
        var pipeline = PipelineInScope.Of(command, bound);
        var names = (pipeline?.LevelsAndSections() ?? [])
            .SelectMany(l => l.Threads)
            .SelectMany(t => t.Steps)
            .Select(s => s.WorkflowsName)
            .Append(pipeline?.Name);
        return names.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(n => (n, $"workflow {n}"));
    }
}
