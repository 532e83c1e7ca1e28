using System.Management.Automation;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Completion;
using Aef.Runs.History;

namespace Aef.PowerShell.Commands;

/// <summary>Returns the lines of the logs of recorded runs.</summary>
[Cmdlet(VerbsCommon.Get, "AefRunLog")]
[OutputType(typeof(RunLogLine))]
public sealed class GetAefRunLogCommand : HistoryCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>The ids of the runs or their beginnings, latest, or latest-failed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [RecordedRunId]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>Only the logs of this step; without it, all.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(RecordedStepCompleter))]
    public string? JobId { get; set; }

    /// <summary>Continues to return new lines until the run has ended.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var id in Id)
        {
            if (Find(id) is { } run && !WriteErrors(JobId is not null && run.CheckStep(JobId) is { } problem ? [problem] : [], JobId))
            {
                Write(new RunLogReader(run, JobId));
            }
        }
    }

    private void Write(RunLogReader reader)
    {
        bool grows;
        do
        {
            // The state is read first: lines that are written before the end are read after it.
            grows = Wait && reader.MayGrow;
            foreach (var line in reader.ReadNew())
            {
                WriteObject(line);
            }

            StopToken.ThrowIfCancellationRequested();
        }
        while (grows && !StopToken.WaitHandle.WaitOne(Pause));
    }
}
