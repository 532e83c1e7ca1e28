using System.Management.Automation;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Running;
using Aef.Runs.Local;

namespace Aef.PowerShell.Commands;

/// <summary>Returns the runs that Start-AefRun has started in this session, or recorded runs.</summary>
[Cmdlet(VerbsCommon.Get, "AefRun", DefaultParameterSetName = NameSet)]
[OutputType(typeof(BackgroundRun))]
public sealed partial class GetAefRunCommand : AefCommand
{
    private const string NameSet = "Name";
    private const string IdSet = "Id";

    /// <summary>Names of pipelines; wildcards are accepted. Without it, all.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RunCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>The ids of the runs in this session.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet)]
    [ArgumentCompleter(typeof(RunCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>Only runs in this state.</summary>
    [Parameter]
    public RunState[]? State { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (WriteRecorded())
        {
            return;
        }

        BackgroundRun[] all = [.. JobRepository.Jobs.OfType<RunJob>().Select(j => j.Handle).OfType<BackgroundRun>().OrderBy(r => r.Number)];
        if (ParameterSetName == IdSet)
        {
            foreach (var id in Id)
            {
                Write(all.Where(r => r.Id == id), id, isPattern: false);
            }

            return;
        }

        foreach (var name in Name)
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            Write(all.Where(r => pattern.IsMatch(r.Name)), name, WildcardPattern.ContainsWildcardCharacters(name));
        }
    }

    private void Write(IEnumerable<BackgroundRun> runs, string name, bool isPattern)
    {
        var found = runs.ToArray();
        if (found.Length == 0 && !isPattern)
        {
            WriteError(ErrorRecords.NoRun(name));
        }

        foreach (var run in found.Where(r => State is null || State.Contains(r.State)))
        {
            WriteObject(run);
        }
    }
}
