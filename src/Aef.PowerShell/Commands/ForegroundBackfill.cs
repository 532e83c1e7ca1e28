using System.Collections.Concurrent;
using System.Management.Automation;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Files;
using Aef.PowerShell.Loading;
using Aef.Runs.Backfill;
using Aef.Runs.History;
using Aef.Runs.Launching;
using Aef.Runs.State;
using Aef.Runs.Workspace;

namespace Aef.PowerShell.Commands;

/// <summary>A backfill that a cmdlet waits for: progress on its thread, the intervals as output, one error unless all succeed.</summary>
internal sealed class ForegroundBackfill(PSCmdlet cmdlet, AefWorkspace workspace, RecordingOptions recording, string? environment)
{
    /// <summary>The file of platform parameters; null for those of the project.</summary>
    public string? Parameters { get; init; }

    /// <summary>Plans and runs a backfill of a file, or only plans it.</summary>
    public void Run(BackfillRequest request, IReadOnlyList<RunInput> inputs, string file, bool isPlan, CancellationToken stop)
    {
        var input = workspace.LoadFile(file);
        if (input.Bound is not { } pipeline)
        {
            Fail(
                input.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error)
                    ? ErrorRecords.ForDefinition(input.Diagnostics, file)
                    : ErrorRecords.For(
                        new PSNotSupportedException($"'{file}' is not a definition."),
                        "AefNothingToRun",
                        ErrorCategory.InvalidData,
                        file,
                        "Name a definition with a schedule."));
            return;
        }

        if (request is { From: null, IsMissed: false })
        {
            Fail(ErrorRecords.For(
                new PSInvalidOperationException("A backfill needs -From or -Missed."),
                "AefBackfillWithoutRange",
                ErrorCategory.InvalidArgument,
                file,
                "Name the first start of an interval, such as -From 2019-01."));
            return;
        }

        if (request is { IsMissed: true, To: not null })
        {
            Fail(ErrorRecords.For(
                new PSInvalidOperationException("-Missed ends now, so it cannot be used with -To."),
                "AefBackfillWithTwoEnds",
                ErrorCategory.InvalidArgument,
                file,
                "Remove one of the two."));
            return;
        }

        var target = new LocalRunTarget(new RunLauncher(workspace), new RunRequest
        {
            Input = input,
            ParametersPath = Parameters,
            UsesProjectParameters = true,
            Inputs = inputs,
            Cron = AdapterHost.CreateCron(),
            Mode = RunMode.Run,
            Local = SessionEnvironment.SettingsOf(cmdlet, recording, environment),
            RealTime = true,
            Recording = recording,
        });
        var backfills = new Backfills(target, recording, AdapterHost.CreateCron());
        var plan = backfills.Plan(pipeline, request);
        Warn(plan.Diagnostics);
        if (plan.HasErrors)
        {
            Fail(ErrorRecords.ForDefinition(plan.Diagnostics, file));
        }
        else if (isPlan)
        {
            cmdlet.WriteObject(plan.Intervals, enumerateCollection: true);
        }
        else if (cmdlet.ShouldProcess(file, $"Start {plan.ToRun.Count()} of {plan.Intervals.Count} runs of {pipeline.Name}"))
        {
            Write(Run(backfills, plan, pipeline.Name, stop), file);
            stop.ThrowIfCancellationRequested();
        }
    }

    private BackfillResult Run(Backfills backfills, BackfillPlan plan, string name, CancellationToken stop)
    {
        using var changes = new BlockingCollection<BackfillInterval>();
        var work = Task.Run(
            async () =>
            {
                try
                {
                    return await backfills.RunAsync(plan, onChange: changes.Add, cancellationToken: stop).ConfigureAwait(false);
                }
                finally
                {
                    changes.CompleteAdding();
                }
            },
            CancellationToken.None);
        var (ended, all) = (0, Math.Max(1, plan.Intervals.Count(i => i.Action != IntervalAction.None)));
        foreach (var change in changes.GetConsumingEnumerable(CancellationToken.None))
        {
            ended += change.Action == IntervalAction.None ? 1 : 0;
            cmdlet.WriteVerbose($"{change.Run.Schedule} {change.Run.StartDate}: {change.State} {change.RunId}");
            cmdlet.WriteProgress(new ProgressRecord(0, $"Backfill of {name}", $"{change.Run.StartDate}: {change.State}")
            {
                PercentComplete = 100 * Math.Min(ended, all) / all,
                RecordType = ended >= all ? ProgressRecordType.Completed : ProgressRecordType.Processing,
            });
        }

        return work.GetAwaiter().GetResult();
    }

    private void Write(BackfillResult result, string file)
    {
        cmdlet.WriteObject(result.Intervals, enumerateCollection: true);
        if (result.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            Fail(ErrorRecords.ForDefinition(result.Diagnostics, file));
        }
        else if (result.Intervals.FirstOrDefault(i => i.State != IntervalState.Succeeded) is { } first)
        {
            var count = result.Intervals.Count(i => i.State != IntervalState.Succeeded);
            var reason = $"{first.Run.StartDate}: {first.Failure ?? first.State.ToString()}";
            Fail(ErrorRecords.For(
                new PSInvalidOperationException($"{count} of {result.Intervals.Count} intervals have not succeeded. {reason}"),
                "AefBackfillFailed",
                ErrorCategory.OperationStopped,
                file,
                "Correct the cause, and call the cmdlet again with -Rerun Failed."));
        }
    }

    private void Warn(IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics.Where(d => d.Severity == DiagnosticSeverity.Warning))
        {
            cmdlet.WriteWarning(ErrorRecords.ToLine(diagnostic));
        }
    }

    private void Fail(ErrorRecord record) => cmdlet.WriteError(record);
}
