using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Runs.Backfill;
using Aef.Runs.Launching;
using Aef.Runs.State;

namespace Aef.Cli.Commands;

/// <summary>Plans a backfill, shows the plan, and runs it.</summary>
internal sealed class BackfillExecution(CliConsole console, BackfillOptions options)
{
    /// <summary>Runs, and returns the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var loader = new InputLoader(console, options.Project);
        var input = loader.Load(options.File);
        if (input.Kind == LoadedKind.Workflow)
        {
            throw new UsageException($"\"{options.File}\" is Cloud Workflows source, which has no schedules; pass a definition.");
        }

        if (input.Bound is not { } pipeline)
        {
            return Show(null, [], input.Diagnostics, isStopped: false, ExitCode.Failed);
        }

        await using var connections = new LazyConnections();
        var target = new LocalRunTarget(new RunLauncher(loader.Workspace), new RunRequest
        {
            Input = input,
            ParametersPath = options.Parameters,
            UsesProjectParameters = true,
            Inputs = options.Inputs,
            InputFile = options.InputFile,
            Cron = new LazyCron(),
            Environment = options.Environment,
            Mode = RunMode.Run,
            Local = RealRunSettings.Of(connections, options.Recording, options.EnvironmentName),
            RealTime = true,
            Recording = options.Recording,
        });
        var backfills = new Backfills(target, options.Recording, new LazyCron());
        var plan = backfills.Plan(pipeline, options.Request);
        if (plan.HasErrors || options.IsDry || plan.IsDone)
        {
            var isDone = !plan.HasErrors && (options.IsDry || plan.Intervals.All(i => i.State == IntervalState.Succeeded));
            return Show(plan.Continued?.Id, plan.Intervals, plan.Diagnostics, isStopped: false, isDone ? ExitCode.Done : ExitCode.Failed);
        }

        if (!options.AsJson)
        {
            new DiagnosticWriter(console.Error).WriteAll(plan.Diagnostics.Where(d => d.Severity != DiagnosticSeverity.Info));
            BackfillView.WritePlan(console.Output, plan.Intervals);
            console.Output.Raw.Flush();
        }

        var result = await backfills.RunAsync(
            plan,
            id => Tell(plan.Continued is null ? $"backfill {id}" : $"backfill {id}, continued"),
            interval => Tell(BackfillView.Line(interval)),
            cancellationToken).ConfigureAwait(false);
        var exit = result.HasSucceeded ? ExitCode.Done : ExitCode.Failed;
        if (options.AsJson)
        {
            return Show(result.Id, result.Intervals, [.. plan.Diagnostics, .. result.Diagnostics], result.IsStopped, exit);
        }

        new DiagnosticWriter(console.Error).WriteAll(result.Diagnostics);
        BackfillView.WriteSummary(console.Output, result.Intervals, result.IsStopped);
        if (result.Id is { } recorded)
        {
            var status = RecordedName.Status(options.Recording.Folder, recorded);
            console.Error.WriteLine(TerminalText.Clean($"recorded: {status}"), TextStyle.Dim);
        }

        return exit;
    }

    private int Show(
        string? id,
        IReadOnlyList<BackfillInterval> intervals,
        IReadOnlyList<Diagnostic> diagnostics,
        bool isStopped,
        int exit)
    {
        if (options.AsJson)
        {
            BackfillJson.WriteResult(console.Output.Raw, id, intervals, diagnostics, options.IsDry, isStopped);
            return exit;
        }

        new DiagnosticWriter(console.Error).WriteAll(diagnostics.Where(d => d.Severity != DiagnosticSeverity.Info));
        BackfillView.WritePlan(console.Output, intervals);
        if (!diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            BackfillView.WriteCounts(console.Output, intervals, options.IsDry);
        }

        return exit;
    }

    private void Tell(string line)
    {
        if (!options.AsJson)
        {
            console.Error.WriteLine(TerminalText.Clean(line));
            console.Error.Raw.Flush();
        }
    }
}
