using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Google.Publishing;
using Aef.Runs.Workspace;

namespace Aef.Cli.Commands;

/// <summary>
/// One call of a subcommand of <c>aef schedules</c>. The command itself uses nothing of Aef.Google, so that other starts do not load it.
/// </summary>
/// <param name="console">The console.</param>
/// <param name="google">The options of the environment.</param>
/// <param name="result">The command line.</param>
/// <param name="workspace">The workspace.</param>
/// <param name="folder">The folder of the project.</param>
internal sealed class ScheduleCall(CliConsole console, GoogleOptions google, ParseResult result, AefWorkspace workspace, string folder)
{
    /// <summary>Lists the schedules and returns the exit code.</summary>
    public async Task<int> ListAsync(bool asJson, CancellationToken cancellationToken)
    {
        var (schedules, hasErrors) = await CallAsync((published, deployment, diagnostics) =>
            published.ListAsync(deployment, diagnostics, cancellationToken)).ConfigureAwait(false);
        if (asJson)
        {
            JsonOutput.WriteArray(console.Output.Raw, schedules, WriteProperties);
        }
        else
        {
            foreach (var schedule in schedules)
            {
                console.Output.WriteLine(TerminalText.Clean(Line(schedule)));
            }
        }

        return hasErrors ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>Pauses, resumes or runs a schedule and returns the exit code.</summary>
    public async Task<int> ChangeAsync(string id, string name, string done, CancellationToken cancellationToken)
    {
        var action = name switch
        {
            "pause" => ScheduleAction.Pause,
            "resume" => ScheduleAction.Resume,
            _ => ScheduleAction.Run,
        };
        var (schedule, _) = await CallAsync((published, deployment, diagnostics) =>
            published.ChangeAsync(deployment, id, action, diagnostics, cancellationToken)).ConfigureAwait(false);
        if (schedule is null)
        {
            return ExitCode.Failed;
        }

        console.Output.WriteLine(TerminalText.Clean($"{schedule.Id} {done}"));
        return ExitCode.Done;
    }

    private async Task<(T Value, bool HasErrors)> CallAsync<T>(Func<PublishedSchedules, Deployment, DiagnosticBag, Task<T>> call)
    {
        var deployment = workspace.DescribeDeployment(google.Read(result, [folder]));
        using var connection = google.Connect(result, console, workspace.Loader, folder);
        var diagnostics = new DiagnosticBag();
        var value = await call(new PublishedSchedules(connection.Clients, new LazyCron(), GoogleOptions.Clock), deployment, diagnostics)
            .ConfigureAwait(false);
        new DiagnosticWriter(console.Error).WriteAll(diagnostics.Items);
        return (value, diagnostics.HasErrors);
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

    private static void WriteProperties(Utf8JsonWriter json, PublishedSchedule schedule)
    {
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
    }
}
