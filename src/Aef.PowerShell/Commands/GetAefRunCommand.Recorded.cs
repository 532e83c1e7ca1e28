using System.Management.Automation;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Completion;
using Aef.Runs.History;

namespace Aef.PowerShell.Commands;

/// <content>Recorded runs.</content>
[OutputType(typeof(RunRecord))]
public sealed partial class GetAefRunCommand
{
    private const string RecordedSet = "Recorded";
    private const string RunIdSet = "RunId";

    /// <summary>Returns the recorded runs of the project, newest first, whichever process has started them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RecordedSet)]
    public SwitchParameter Recorded { get; set; }

    /// <summary>The name of the pipeline of the recorded runs; * and ? are wildcards.</summary>
    [Parameter(ParameterSetName = RecordedSet)]
    [SupportsWildcards]
    public string? PipelineName { get; set; }

    /// <summary>Only recorded runs that were started since then.</summary>
    [Parameter(ParameterSetName = RecordedSet)]
    public DateTimeOffset? Since { get; set; }

    /// <summary>The largest number of recorded runs; without it, all.</summary>
    [Parameter(ParameterSetName = RecordedSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? Limit { get; set; }

    /// <summary>The ids of recorded runs or their beginnings, latest, or latest-failed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RunIdSet)]
    [RecordedRunId]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public string[] RunId { get; set; } = [];

    /// <summary>
    /// The state folder of recorded runs. Without it, that of AEF_STATE, or .aef next to the nearest aef.json or in the current folder.
    /// </summary>
    [Parameter(ParameterSetName = RecordedSet)]
    [Parameter(ParameterSetName = RunIdSet)]
    public string? StatePath { get; set; }

    /// <summary>Writes recorded runs; false if runs of this session are asked for.</summary>
    private bool WriteRecorded()
    {
        if (ParameterSetName is not (RecordedSet or RunIdSet))
        {
            return false;
        }

        var history = HistoryIn(StatePath);
        if (ParameterSetName == RecordedSet)
        {
            var list = history.List(new RunQuery { Pipeline = PipelineName, States = States(), Since = Since, Limit = Limit });
            WriteDiagnostics(list.Diagnostics);
            WriteObject(list.Runs, enumerateCollection: true);
            return true;
        }

        foreach (var id in RunId)
        {
            if (FindRecorded(history, id)?.ReadRecord() is { } run && (States()?.Contains(run.State) ?? true))
            {
                WriteObject(run);
            }
        }

        return true;
    }

    private RecordedState[]? States() => State is null
        ? null
        : [.. Enum.GetValues<RecordedState>().Where(s => HasState(s == RecordedState.Running ? Active : s.ToString()))];
}
