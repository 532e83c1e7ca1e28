using System.Diagnostics;

namespace Aef.Tests.Cli;

/// <summary>Processes of real runs that are killed at random moments: a job that the journal records as done is never repeated.</summary>
public sealed class KilledRunTests : IDisposable
{
    private const int Kills = 6;

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task A_killed_run_repeats_nothing_that_is_recorded_as_done()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var dice = new Random(12);
        var interrupted = 0;
        for (var round = 0; round < Kills; round++)
        {
            // A command that outlives a killed process writes to the log of its own round.
            var log = _aef.PathOf($"log{round}");
            var levels = string.Concat(Enumerable.Range(1, 6).Select(i => $$$"""
                - - job_id: S{{{i}}}
                    job_name: s
                    executor: command
                    with: {command: [sh, -c, 'sleep 0.05; echo S{{{i}}} >> "$0"', "{{{log}}}"]}

                """));
            var file = _aef.File($"six{round}.yaml", "name: six\nlevels:\n" + levels);
            var journal = _aef.PathOf($"journal{round}");
            var steps = dice.Next(1, 6);
            await KilledAsync(
                () => File.Exists(log) && File.ReadAllLines(log).Length >= steps,
                TimeSpan.FromMilliseconds(dice.Next(60)),
                "run",
                file,
                "--journal",
                journal);
            var before = await File.ReadAllTextAsync(journal);
            var done = before.Split("\"kind\":\"answer\"").Length - 1;

            var resumed = await _aef.RunAsync("resume", journal);

            var lines = File.Exists(log) ? await File.ReadAllLinesAsync(log) : [];
            lines.ShouldBe(lines.Distinct(), $"round {round}: no step ran twice");
            lines.Take(done).ShouldBe(Enumerable.Range(1, done).Select(i => $"S{i}"), $"round {round}");
            if (resumed.ExitCode == 0)
            {
                lines.Length.ShouldBe(6, $"round {round}");
            }
            else
            {
                interrupted++;
                resumed.Output.ShouldContain("may have been started", customMessage: resumed.Error);
            }
        }

        interrupted.ShouldBeGreaterThan(0, "some process must be killed while a job is running");
    }

    /// <summary>Kills the process a moment after it has come so far.</summary>
    private static async Task KilledAsync(Func<bool> isFar, TimeSpan after, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "aef.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!; // null only when a process is reused, which needs UseShellExecute
        var reading = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        while (!isFar() && !process.HasExited)
        {
            await Task.Delay(5);
        }

        await Task.Delay(after);
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
    }
}
