using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Aef.PowerShell.Completion;

/// <summary>Completes folders, and files that end in .json, .jsonl, .yaml or .yml.</summary>
public sealed class DefinitionFileCompleter : IArgumentCompleter
{
    private static readonly string[] Endings = [".json", ".jsonl", ".yaml", ".yml"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        CompletionCompleters.CompleteFilename(wordToComplete)
            .Where(r =>
                r.ResultType == CompletionResultType.ProviderContainer
                    || Endings.Contains(Path.GetExtension(r.ListItemText), StringComparer.OrdinalIgnoreCase));
}
