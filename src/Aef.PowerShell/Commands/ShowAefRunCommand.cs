using System.Management.Automation;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Running;
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
    }

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
