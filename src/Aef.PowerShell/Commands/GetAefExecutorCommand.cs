using System.Management.Automation;
using Aef.Core.Pipelines.Catalog;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Errors;

namespace Aef.PowerShell.Commands;

/// <summary>Returns the executors that steps can name, with their parameters.</summary>
[Cmdlet(VerbsCommon.Get, "AefExecutor")]
[OutputType(typeof(ExecutorDefinition))]
public sealed class GetAefExecutorCommand : AefCommand
{
    /// <summary>Names of executors; wildcards are accepted, and steps from the pipeline. Without it, all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Executor")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ExecutorCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void Process()
    {
        var executors = ExecutorCatalog.BuiltIn.Executors.OrderBy(e => e.Name, StringComparer.Ordinal);
        foreach (var name in Name)
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            var found = executors.Where(e => pattern.IsMatch(e.Name)).ToArray();
            foreach (var executor in found)
            {
                WriteObject(executor);
            }

            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(ErrorRecords.For(
                    new ItemNotFoundException(
                        $"Unknown executor \"{name}\". Known executors: {string.Join(", ", executors.Select(e => $"\"{e.Name}\""))}."),
                    "AefExecutorNotFound",
                    ErrorCategory.ObjectNotFound,
                    name,
                    "Get-AefExecutor without a name lists all executors."));
            }
        }
    }
}
