using System.Management.Automation;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Running;
using Aef.Runs.History;
using Aef.Runs.Local;
using Aef.Runs.Progress;

namespace Aef.PowerShell.Commands;

/// <summary>Shows runs as the command does: a headline, then each step with its state and its bar on a timeline.</summary>
[Cmdlet(VerbsCommon.Show, "AefRun", DefaultParameterSetName = RunSet)]
[OutputType(typeof(RunLine))]
public sealed class ShowAefRunCommand : AefCommand
{
    private const string RunSet = "Run";
    private const string BackgroundSet = "Background";
    private const string IdSet = "Id";
    private const string RecordSet = "Record";
    private const string RunIdSet = "RunId";

    /// <summary>The runs, from Invoke-AefPipeline, Wait-AefRun, Restart-AefRun or Resume-AefRun.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RunSet, ValueFromPipeline = true)]
    [Alias("InputObject")]
    public Run[] Run { get; set; } = [];

    /// <summary>Background runs, from Start-AefRun or Get-AefRun: their steps so far.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = BackgroundSet, ValueFromPipeline = true)]
    public BackgroundRun[] BackgroundRun { get; set; } = [];

    /// <summary>The ids of background runs in this session.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet)]
    [ArgumentCompleter(typeof(RunCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>Recorded runs, from Get-AefRun -Recorded.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RecordSet, ValueFromPipeline = true)]
    public RunRecord[] Record { get; set; } = [];

    /// <summary>The ids of recorded runs or their beginnings, latest, or latest-failed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RunIdSet)]
    [RecordedRunId]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public string[] RunId { get; set; } = [];

    /// <summary>
    /// The state folder of recorded runs. Without it, that of AEF_STATE, or .aef next to the nearest aef.json or in the current folder.
    /// </summary>
    [Parameter(ParameterSetName = RecordSet)]
    [Parameter(ParameterSetName = RunIdSet)]
    public string? StatePath { get; set; }

    /// <summary>The maximum width of a line; longer names are cut. Without it, the width of the terminal.</summary>
    [Parameter]
    [ValidateRange(60, 10000)]
    public int? Width { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var run in Run)
        {
            Show(RunProgress.Of(run), run.State, run.Duration, run.IsRealTime, run);
        }

        foreach (var run in ParameterSetName == IdSet ? Id.Select(FindBackground).OfType<BackgroundRun>() : BackgroundRun)
        {
            var progress = run.Progress();
            Show(progress, run.State, progress.Elapsed, run.IsRealTime, run.Run);
        }

        string[] ids = ParameterSetName == RunIdSet ? RunId : [.. Record.Select(r => r.Id)];
        foreach (var folder in ids.Select(id => FindRecorded(HistoryIn(StatePath), id)).OfType<RunFolder>())
        {
            var (record, progress) = (folder.ReadRecord(), folder.ReadProgress());
            Show(progress, StateOf(record.State), record.Duration ?? progress.Elapsed, record.IsRealTime, null);
        }
    }

    private static RunState StateOf(RecordedState state) => state switch
    {
        RecordedState.Running => RunState.Active,
        RecordedState.Succeeded => RunState.Succeeded,
        RecordedState.Cancelled => RunState.Cancelled,
        _ => RunState.Failed,
    };

    private void Show(RunProgress progress, RunState state, TimeSpan duration, bool isRealTime, Run? run)
    {
        WriteObject(RunHeadline.Of(progress, state, duration, isRealTime));
        if (run is { IsSimulated: true })
        {
            WriteObject(run.IsReal ? RunHeadline.NotDone(run.SimulatedSteps) : RunHeadline.SimulatedNote);
        }

        if (progress.Levels.Count > 0)
        {
            WriteObject(new RunChart(progress, Math.Max(60, Width ?? TerminalWidth.Of(Host))).Lines(), enumerateCollection: true);
        }
    }
}
