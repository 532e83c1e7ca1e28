using System.Management.Automation;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Completion;
using Aef.Runs.History;

namespace Aef.PowerShell.Commands;

/// <summary>Compares recorded runs: the steps that became slower or ended differently, and the changes of the definition.</summary>
[Cmdlet(VerbsData.Compare, "AefRun")]
[OutputType(typeof(RunComparison))]
public sealed class CompareAefRunCommand : HistoryCommand
{
    /// <summary>The id of the run to compare with.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [RecordedRunId]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public string ReferenceId { get; set; } = string.Empty;

    /// <summary>The ids of the runs to compare, latest, or latest-failed.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [RecordedRunId]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public string[] DifferenceId { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Find(ReferenceId) is not { } reference)
        {
            return;
        }

        foreach (var id in DifferenceId)
        {
            if (Find(id) is { } run)
            {
                WriteObject(RunComparison.Create(reference, run, Workspace.Loader));
            }
        }
    }
}
