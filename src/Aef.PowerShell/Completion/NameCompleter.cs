using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Aef.PowerShell.Completion;

/// <summary>Completes names that begin with the typed text, quoted where PowerShell would parse them differently.</summary>
public abstract class NameCompleter : IArgumentCompleter
{
    private const char Quote = '\'';

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var typed = (wordToComplete ?? string.Empty).Trim(Quote, '"');
        return from candidate in Candidates(commandAst, fakeBoundParameters)
               where candidate.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
               select new CompletionResult(
                   Quoted(candidate.Name),
                   candidate.Name.Length == 0 ? "''" : candidate.Name,
                   CompletionResultType.ParameterValue,
                   candidate.Tip.Length == 0 ? candidate.Name : candidate.Tip);
    }

    /// <summary>The known names with their descriptions. Completion must never fail: without information there are no names.</summary>
    private protected abstract IEnumerable<(string Name, string Tip)> Candidates(CommandAst command, IDictionary bound);

    private static string Quoted(string name) =>
        name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ':' or '/' or '\\') && !name.StartsWith('-')
            ? name
            : $"{Quote}{CodeGeneration.EscapeSingleQuotedStringContent(name)}{Quote}";
}
