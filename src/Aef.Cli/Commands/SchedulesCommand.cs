using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Documents.Diagnostics;
using Aef.Google.Publishing;

namespace Aef.Cli.Commands;

/// <summary><c>aef schedules</c> lists, pauses, resumes and runs the published schedules of an environment.</summary>
internal static class SchedulesCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console) => new(
        "schedules", "List, pause, resume and run the published schedules of an environment")
    {
        List(console),
        Change(console, "pause", "Pause a schedule. Publishing reports this, and does not resume it", "paused"),
        Change(console, "resume", "Resume a paused schedule", "resumed"),
        Change(console, "run", "Run a schedule now. The request is sent at most once", "started"),
    };

    private static Command List(CliConsole console)
    {
        var output = CommonOptions.Output();
        var command = new Command("list", "List the schedules with their state, last attempt and next run") { output };
        var folder = Folder(command);
        var google = new GoogleOptions().AddTo(command);
        var project = new ProjectOptions().AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var workspace = new InputLoader(console, project.Read(result)).Workspace;
            var deployment = workspace.DescribeDeployment(google.Read(result, [result.GetRequiredValue(folder)]));
            using var connection = google.Connect(result, console, workspace.Loader, result.GetRequiredValue(folder));
            var diagnostics = new DiagnosticBag();
            var schedules = await new PublishedSchedules(connection.Clients, new LazyCron(), GoogleOptions.Clock)
                .ListAsync(deployment, diagnostics, cancellationToken).ConfigureAwait(false);
            new DiagnosticWriter(console.Error).WriteAll(diagnostics.Items);
            if (result.GetValue(output) == CommonOptions.Json)
            {
                WriteJson(console.Output.Raw, schedules);
            }
            else
            {
                foreach (var schedule in schedules)
                {
                    console.Output.WriteLine(TerminalText.Clean(Line(schedule)));
                }
            }

            return diagnostics.HasErrors ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }

    private static Command Change(CliConsole console, string name, string description, string done)
    {
        var id = new Argument<string>("ID") { Description = "The id of the schedule, as aef schedules list shows it" };
        var command = new Command(name, description) { id };
        var folder = Folder(command);
        var google = new GoogleOptions().AddTo(command);
        var project = new ProjectOptions().AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var workspace = new InputLoader(console, project.Read(result)).Workspace;
            var deployment = workspace.DescribeDeployment(google.Read(result, [result.GetRequiredValue(folder)]));
            using var connection = google.Connect(result, console, workspace.Loader, result.GetRequiredValue(folder));
            var diagnostics = new DiagnosticBag();

            // Here, so that creating the command does not load Aef.Google, which each start of aef would then do.
            var action = name switch
            {
                "pause" => ScheduleAction.Pause,
                "resume" => ScheduleAction.Resume,
                _ => ScheduleAction.Run,
            };
            var schedule = await new PublishedSchedules(connection.Clients, new LazyCron(), GoogleOptions.Clock)
                .ChangeAsync(deployment, result.GetRequiredValue(id), action, diagnostics, cancellationToken).ConfigureAwait(false);
            new DiagnosticWriter(console.Error).WriteAll(diagnostics.Items);
            if (schedule is null)
            {
                return ExitCode.Failed;
            }

            console.Output.WriteLine(TerminalText.Clean($"{schedule.Id} {done}"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<string> Folder(Command command)
    {
        var folder = new Option<string>("--folder")
        {
            Description = "The folder of the project, with aef.json in it or above; by default, the current folder",
            HelpName = "DIR",
            DefaultValueFactory = _ => ".",
        };
        command.Options.Add(folder);
        return folder;
    }

    private static string Line(PublishedSchedule schedule) => string.Join("  ", new[]
    {
        schedule.Id,
        schedule.State == "PAUSED" && !schedule.IsPausedByDefinition ? "PAUSED by hand" : schedule.State,
        $"{schedule.Schedule} ({schedule.TimeZone})",
        schedule.NextRuns.Count > 0 ? "next " + Time(schedule.NextRuns[0]) : null,
        schedule.LastAttempt is { } last ? "last " + Time(last) : null,
        schedule.LastStatus,
    }.OfType<string>());

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    private static void WriteJson(TextWriter output, IReadOnlyList<PublishedSchedule> schedules)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var schedule in schedules)
            {
                json.WriteStartObject();
                json.WriteString("id", schedule.Id);
                json.WriteString("state", schedule.State);
                json.WriteBoolean("pausedByDefinition", schedule.IsPausedByDefinition);
                json.WriteString("schedule", schedule.Schedule);
                json.WriteString("timeZone", schedule.TimeZone);
                json.WriteStartArray("nextRuns");
                foreach (var time in schedule.NextRuns)
                {
                    json.WriteStringValue(time);
                }

                json.WriteEndArray();
                json.WriteString("lastStatus", schedule.LastStatus);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        output.Write(System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n");
    }
}
