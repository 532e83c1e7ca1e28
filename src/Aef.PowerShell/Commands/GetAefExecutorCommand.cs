using System.Management.Automation;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Workspace;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Files;
using Aef.PowerShell.Loading;
using Aef.Runs.Workspace;

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

    /// <summary>A folder with your own entries, which are returned too and replace built-in entries of the same name.</summary>
    [Parameter]
    public string? Path { get; set; }

    private IReadOnlyList<ExecutorDefinition> _executors = [];

    /// <inheritdoc/>
    protected override void Prepare()
    {
        if (Path is null)
        {
            _executors = [.. ExecutorCatalog.BuiltIn.Executors.OrderBy(e => e.Name, StringComparer.Ordinal)];
        }
        else if (new SessionPaths(this).ResolveOne(Path) is { } folder)
        {
            var options = new WorkspaceOptions { ExecutorPath = folder };
            var catalog = new AefWorkspace(new DeferredYamlReader(), options: options).CatalogIn(folder);
            WriteDiagnostics(catalog.Diagnostics);
            WriteErrors(catalog.Diagnostics, folder);
            _executors = catalog.Executors;
        }
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var name in Name)
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            var found = _executors.Where(e => pattern.IsMatch(e.Name)).ToArray();
            foreach (var executor in found)
            {
                WriteObject(executor);
            }

            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(ErrorRecords.For(
                    new ItemNotFoundException(
                        $"Unknown executor \"{name}\". Known executors: {string.Join(", ", _executors.Select(e => $"\"{e.Name}\""))}."),
                    "AefExecutorNotFound",
                    ErrorCategory.ObjectNotFound,
                    name,
                    "Get-AefExecutor without a name lists all executors."));
            }
        }
    }
}
