using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Aef.PowerShell.Running;

namespace Aef.PowerShell.Completion;

/// <summary>Completes the numbers or the names of background runs.</summary>
public sealed class RunCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        new Runs(byName: parameterName == "Name")
            .CompleteArgument(commandName, parameterName, wordToComplete, commandAst, fakeBoundParameters);

    private sealed class Runs(bool byName) : NameCompleter
    {
        private protected override IEnumerable<(string Name, string Tip)> Candidates(CommandAst command, IDictionary bound)
        {
            using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
            var runs = shell.AddCommand("Get-AefRun").Invoke<BackgroundRun>();
            return runs.Select(r => (byName ? r.Name : r.Id, $"{r.Name}: {r.State}"))
                .DistinctBy(r => r.Item1)
                .ToArray();
        }
    }
}
