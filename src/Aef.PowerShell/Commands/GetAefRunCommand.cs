using System.Management.Automation;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Running;
using Aef.Runs.History;
using Aef.Runs.Local;

namespace Aef.PowerShell.Commands;

/// <summary>Returns the runs that Start-AefRun has started in this session, or recorded runs.</summary>
[Cmdlet(VerbsCommon.Get, "AefRun", DefaultParameterSetName = NameSet)]
[OutputType(typeof(BackgroundRun))]
public sealed partial class GetAefRunCommand : AefCommand
{
    private const string NameSet = "Name";
    private const string IdSet = "Id";
    private const string Active = nameof(RunState.Active);

    /// <summary>Names of pipelines; wildcards are accepted. Without it, all.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RunCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>The ids of the runs in this session.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet)]
    [ArgumentCompleter(typeof(RunCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>
    /// Only runs in this state. Active and Running are the same; only runs of the session can be Planned, and only recorded runs Interrupted.
    /// </summary>
    [Parameter]
    [Alias("RecordedState")]
    [ValidateSet("Active", "Running", "Planned", "Succeeded", "Failed", "Cancelled", "Interrupted")]
    public string[]? State { get; set; }

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

    private bool HasState(string state) => State is null || State.Contains(state, StringComparer.OrdinalIgnoreCase)
        || (state == Active && State.Contains(nameof(RecordedState.Running), StringComparer.OrdinalIgnoreCase));

    private void Write(IEnumerable<BackgroundRun> runs, string name, bool isPattern)
    {
        var found = runs.ToArray();
        if (found.Length == 0 && !isPattern)
        {
            WriteError(ErrorRecords.NoRun(name));
        }

        foreach (var run in found.Where(r => HasState(r.State == RunState.Active ? Active : r.State.ToString())))
        {
            WriteObject(run);
        }
    }
}
