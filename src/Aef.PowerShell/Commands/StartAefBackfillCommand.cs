using System.Collections;
using System.Management.Automation;
using Aef.Core.Operations;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Conversion;
using Aef.PowerShell.Files;
using Aef.Runs.Backfill;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Runs a schedule of definitions for intervals of the past on this computer: those that history does not have. The same call continues a
/// backfill that was stopped or killed.
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "AefBackfill", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(BackfillInterval))]
public sealed class StartAefBackfillCommand : FileReadingCommand
{
    /// <summary>The name of the schedule. Without it, the only one of the definition; with -Missed, all.</summary>
    [Parameter]
    public string? Schedule { get; set; }

    /// <summary>
    /// The first start of an interval, such as 2019-01 or 2019-01-15; without an offset, in the time zone of the schedule. Without it,
    /// -Missed counts from the first recorded run.
    /// </summary>
    [Parameter]
    public ScheduleBound? From { get; set; }

    /// <summary>
    /// The last start of an interval, included; a date is its midnight. Without it, now. With -Missed, later runs are left out.
    /// </summary>
    [Parameter]
    public ScheduleBound? To { get; set; }

    /// <summary>Runs what was missed, as selected by catch_up of each schedule.</summary>
    [Parameter]
    public SwitchParameter Missed { get; set; }

    /// <summary>The most runs of each schedule with -Missed; the newest ones are run.</summary>
    [Parameter]
    [ValidateRange(1, ScheduleBackfill.MaxRuns)]
    public int Limit { get; set; } = BackfillRequest.DefaultLimit;

    /// <summary>
    /// Which intervals are run: Missing also continues what was interrupted or cancelled, Failed also repeats what has failed, All runs
    /// everything from the beginning.
    /// </summary>
    [Parameter]
    public BackfillScope Rerun { get; set; }

    /// <summary>Which runs are started first.</summary>
    [Parameter]
    public BackfillOrder Order { get; set; }

    /// <summary>How many runs are active at a time.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int MaxParallel { get; set; } = BackfillRequest.DefaultParallel;

    /// <summary>The inputs of the pipeline, which override those of the schedule.</summary>
    [Parameter]
    public IDictionary? Input { get; set; }

    /// <summary>The environment of aef.json; without it, local.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>The platform parameters file of the environment.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DefinitionFileCompleter))]
    public string? ParameterPath { get; set; }

    /// <summary>
    /// The state folder. Without it, that of AEF_STATE, or .aef next to the nearest aef.json or in the current folder.
    /// </summary>
    [Parameter]
    public string? StatePath { get; set; }

    /// <summary>The audit log; without it, that of the state folder.</summary>
    [Parameter]
    public string? AuditPath { get; set; }

    /// <summary>Returns the intervals with their states and what would be done, and runs nothing.</summary>
    [Parameter]
    public SwitchParameter Plan { get; set; }

    /// <inheritdoc/>
    private protected override WorkspaceOptions Options => new() { Target = LocalTarget.Default };

    /// <inheritdoc/>
    protected override void Process()
    {
        var inputs = RunInputValues.From(Input);
        foreach (var file in Files())
        {
            var request = new BackfillRequest
            {
                Definition = System.IO.Path.GetFullPath(file),
                Schedule = Schedule,
                From = From,
                To = To,
                Scope = Rerun,
                Order = Order,
                MaxParallel = MaxParallel,
                IsMissed = Missed,
                Limit = Limit,
                Inputs = [.. inputs.Select(i => i.Assignment)],
            };
            var recording = SessionHistory.Recording(this, StatePath, AuditPath);
            var parameters = ParameterPath is null ? null : RequiredFile(ParameterPath);
            new ForegroundBackfill(this, Workspace, recording, Environment) { Parameters = parameters }
                .Run(request, inputs, file, Plan, StopToken);
        }
    }
}
