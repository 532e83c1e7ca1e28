using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Operations;
using Aef.Core.Semantics.Binding;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Commands;

/// <summary>
/// <c>aef schedule next FILE</c> shows when the schedules of a definition are due, and what their runs process;
/// <c>aef schedule backfill FILE</c> lists the runs of a range.
/// </summary>
internal static class ScheduleCommand
{
    private const int MaxCount = 10_000;

    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console) =>
        new("schedule", "Show when the schedules of a definition are due, or list the runs of a backfill")
        {
            CreateNext(console), CreateBackfill(console),
        };

    private static Command CreateNext(CliConsole console)
    {
        var file = FileArgument();
        var count = new Option<int>("--count")
        {
            Description = "The number of times of each schedule",
            HelpName = "N",
            DefaultValueFactory = _ => 5,
        };
        var from = new Option<string?>("--from")
        {
            Description = "The time to start from, such as 2026-03-29 or 2026-03-29T02:00:00Z; without an offset, in the time zone of the "
                + "schedule; by default, now",
            HelpName = "TIME",
        };
        var name = ScheduledRunOptions.Name("Only the schedule with this name");
        var output = CommonOptions.Output();
        var command = new Command("next", "Show the next scheduled times of each schedule, and the intervals that the runs process")
        {
            file, count, from, name, output,
        };
        var project = new ProjectOptions().AddTo(command);
        command.SetAction(result =>
        {
            var options = new ScheduleOptions(result.GetRequiredValue(file))
            {
                Count = result.GetValue(count) is >= 1 and <= MaxCount and var number
                    ? number
                    : throw new UsageException($"--count must be a number from 1 to 10000; got {result.GetValue(count)}."),
                From = ScheduledRunOptions.Bound(from.Name, result.GetValue(from)),
                Schedule = result.GetValue(name),
                AsJson = result.GetValue(output) == CommonOptions.Json,
            };
            return Run(console, options, new InputLoader(console, project.Read(result) with { TargetChoice = EngineTargets.OfChecks }));
        });
        return command;
    }

    private static Command CreateBackfill(CliConsole console)
    {
        var file = FileArgument();
        var from = new Option<string>("--from")
        {
            Description = "The first start of an interval, such as 2026-01-01; without an offset, in the time zone of the schedule",
            HelpName = "TIME",
            Required = true,
        };
        var to = new Option<string>("--to")
        {
            Description = "The last start of an interval, included; a date is its midnight",
            HelpName = "TIME",
            Required = true,
        };
        var name = ScheduledRunOptions.Name("Only the schedule with this name");
        var output = CommonOptions.Output();
        var command = new Command(
            "backfill",
            "List the runs of a backfill with the arguments that start them. Nothing is started; aef backfill runs them")
        {
            file, name, from, to, output,
        };
        var project = new ProjectOptions().AddTo(command);
        command.SetAction(result =>
        {
            var options = new ScheduleOptions(result.GetRequiredValue(file))
            {
                From = ScheduledRunOptions.Bound(from.Name, result.GetValue(from)),
                To = ScheduledRunOptions.Bound(to.Name, result.GetValue(to)),
                Schedule = result.GetValue(name),
                AsJson = result.GetValue(output) == CommonOptions.Json,
            };
            return Run(console, options, new InputLoader(console, project.Read(result) with { TargetChoice = EngineTargets.OfChecks }));
        });
        return command;
    }

    private static Argument<string> FileArgument() =>
        new("FILE") { Description = "The definition, JSON or YAML; - reads standard input" };

    private static int Run(CliConsole console, ScheduleOptions options, InputLoader loader)
    {
        var input = loader.Load(options.File);
        if (input.Kind == LoadedKind.Workflow)
        {
            throw new UsageException($"\"{options.File}\" is Cloud Workflows source, which has no schedules; pass a definition.");
        }

        var forecast = input.Bound is { } pipeline ? Compute(pipeline, options) : null;
        IReadOnlyList<Diagnostic> diagnostics =
        [
            .. input.Diagnostics.Where(d => input.Bound is null || ScheduleForecast.Concerns(d, input.Bound, options.Schedule)),
            .. forecast?.Diagnostics ?? [],
        ];
        var runs = forecast?.Runs ?? [];
        if (options.AsJson)
        {
            ScheduleJson.Write(console.Output.Raw, runs, diagnostics, withArguments: options.To is not null);
        }
        else
        {
            new DiagnosticWriter(console.Error).WriteAll(diagnostics.Where(d => d.Severity != DiagnosticSeverity.Info));
            ScheduleView.Write(console.Output, runs);
            if (options.To is not null && forecast is { HasErrors: false })
            {
                ScheduleView.WriteCount(console.Output, runs.Count);
            }
        }

        return forecast is { HasErrors: false } ? ExitCode.Done : ExitCode.Failed;
    }

    private static ScheduleForecast Compute(BoundPipeline pipeline, ScheduleOptions options)
    {
        var from = options.From ?? new ScheduleBound(TimeProvider.System.GetUtcNow());
        return options.To is { } to
            ? ScheduleBackfill.Create(pipeline, new LazyCron(), from, to, options.Schedule)
            : ScheduleForecast.Create(pipeline, new LazyCron(), from, options.Count, options.Schedule);
    }
}
