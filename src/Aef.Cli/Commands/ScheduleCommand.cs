using System.CommandLine;
using System.Globalization;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Operations;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Commands;

/// <summary><c>aef schedule next FILE</c>: shows when the schedules of a definition are due, and what their runs process.</summary>
internal static class ScheduleCommand
{
    private const int MaxCount = 10_000;
    private static readonly string[] TimeFormats = 
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];

    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console) =>
        new("schedule", "Show when the schedules of a definition are due") { CreateNext(console) };

    private static Command CreateNext(CliConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "The definition, JSON or YAML; - reads standard input" };
        var count = new Option<int>("--count")
        {
            Description = "The number of times of each schedule",
            HelpName = "N",
            DefaultValueFactory = _ => 5,
        };
        var from = new Option<string?>("--from")
        {
            Description = "The time to start from, such as 2026-03-29 or 2026-03-29T02:00:00Z, UTC without an offset; by default, now",
            HelpName = "TIME",
        };
        var name = new Option<string?>("--schedule") { Description = "Only the schedule with this name", HelpName = "NAME" };
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
                From = TimeOf(result.GetValue(from)),
                Schedule = result.GetValue(name),
                AsJson = result.GetValue(output) == CommonOptions.Json,
            };
            return Run(console, options, new InputLoader(console, project.Read(result)));
        });
        return command;
    }

    private static DateTimeOffset TimeOf(string? text)
    {
        if (text is null)
        {
            return TimeProvider.System.GetUtcNow();
        }

        return DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new UsageException($"--from must be a time such as 2026-03-29 or 2026-03-29T02:00:00Z; got \"{text}\".");
    }

    private static int Run(CliConsole console, ScheduleOptions options, InputLoader loader)
    {
        var input = loader.Load(options.File);
        if (input.Kind == LoadedKind.Workflow)
        {
            throw new UsageException($"\"{options.File}\" is Cloud Workflows source, which has no schedules; pass a definition.");
        }

        var forecast = input.Bound is { } pipeline
            ? ScheduleForecast.Create(pipeline, new LazyCron(), options.From, options.Count, options.Schedule)
            : null;
        IReadOnlyList<Diagnostic> diagnostics = [.. input.Diagnostics, .. forecast?.Diagnostics ?? []];
        if (options.AsJson)
        {
            ScheduleJson.Write(console.Output.Raw, forecast?.Runs ?? [], diagnostics);
        }
        else
        {
            new DiagnosticWriter(console.Error).WriteAll(diagnostics.Where(d => d.Severity != DiagnosticSeverity.Info));
            ScheduleView.Write(console.Output, forecast?.Runs ?? []);
        }

        return forecast is { HasErrors: false } ? ExitCode.Done : ExitCode.Failed;
    }
}
