using System.Diagnostics;
using System.Globalization;
using Aef.Workflows.Journal;

namespace Aef.Kill;

/// <summary>
/// One run that is killed one or more times and continues until it ends: starts the processes, and reports what is wrong with the result.
/// </summary>
public sealed class KillTrial(string folder, int seed)
{
    private static readonly KillKind[] Kinds = [.. Enum.GetValues<KillKind>().Where(k => k != KillKind.None)];

#pragma warning disable CA5394 // chosen again from the number of the trial, not secret
    private readonly Random _random = new(seed);
#pragma warning restore CA5394
    private readonly List<string> _reports = [];
    private readonly List<string> _story = [];

    /// <summary>How often the run was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Where the first process is killed.</summary>
    public KillKind FirstKind { get; } = Kinds[seed % Kinds.Length];

    /// <summary>Calls that were reported as in flight.</summary>
    public int Reports => _reports.Count;

    private string Journal => Path.Combine(folder, $"{seed}.journal");

    private string CallsPath => Path.Combine(folder, $"{seed}.world");

    /// <summary>Runs until the end; null when everything is as it must be, otherwise what is wrong.</summary>
    public async Task<string?> RunAsync()
    {
        // Every kind of kill point meets every rule, both clocks and every number of kills within a few rounds.
        var (round, kind) = int.DivRem(seed, Kinds.Length);
        var rule = (InFlightRule)((round + kind) % 3);
        var realTime = FirstKind == KillKind.AnyMoment || ((round / 3) + kind) % 2 == 1;
        var killsLeft = Math.Max(1 + (round % 3), FirstKind == KillKind.AfterContinuing ? 2 : 1);
        for (var start = 0; start < 20; start++)
        {
            var point = killsLeft-- > 0 ? Choose(start) : KillPoint.Nowhere;
            var end = await StartAsync(point, realTime, rule).ConfigureAwait(false);
            _story.Add($"{point} {rule} {(realTime ? "real" : "virtual")}: {end.ExitCode} {end.Error.Trim()}");
            _reports.AddRange(
                end.Error.Split('\n')
                    .Where(l => l.Contains("AEF6160", StringComparison.Ordinal) || l.Contains("AEF6161", StringComparison.Ordinal)));
            if (end.IsKilled)
            {
                Kills++;
            }
            else if (end.ExitCode == 3 && end.Error.Contains("AEF6153", StringComparison.Ordinal) && !File.Exists(CallsPath))
            {
                // No whole header: the run had not begun, nothing was called, and the file can be deleted, as the page of the code
                // explains.
                File.Delete(Journal);
            }
            else
            {
                return Apply(end, rule);
            }
        }

        return Report("it never came to its end");
    }

    private KillPoint Choose(int start)
    {
        // Only a process that continues can be killed where it does.
        var kind = (FirstKind, start) switch
        {
            (KillKind.AfterContinuing, 0) => KillKind.WithinCall,
            (KillKind.AfterContinuing, 1) or (_, 0) => FirstKind,
            _ => Kinds[Next(Kinds.Length)],
        };
        return new KillPoint(kind, kind switch
        {
            KillKind.AnyMoment => Next(220),
            KillKind.BeforeRecord or KillKind.TornRecord or KillKind.AfterRecord => 1 + Next(start == 0 ? 45 : 20),
            KillKind.BeforeCall or KillKind.WithinCall => 1 + Next(start == 0 ? 13 : 5),
            _ => 1,
        });
    }

    private int Next(int bound)
    {
#pragma warning disable CA5394 // as above
        return _random.Next(bound);
#pragma warning restore CA5394
    }

    private async Task<ProcessEnd> StartAsync(KillPoint point, bool realTime, InFlightRule rule)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] arguments =
            [
                Path.Combine(AppContext.BaseDirectory, "Aef.Kill.dll"),
                "run",
                Journal,
                CallsPath,
                realTime ? "real" : "virtual",
                rule.ToString(),
                point.ToString(),
            ];
        using var process = Process.Start(new ProcessStartInfo(dotnet, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("no process was started");
        var error = process.StandardError.ReadToEndAsync();
        var first = await process.StandardOutput.ReadLineAsync().ConfigureAwait(false);
        if (point.Kind == KillKind.AnyMoment && first == "begun")
        {
            await Task.Delay(point.Number).ConfigureAwait(false);
            process.Kill();
        }

        var rest = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return new ProcessEnd(process.ExitCode, (first == "begun" ? rest : first + rest).Trim(), await error.ConfigureAwait(false));
    }

    /// <summary>The result is that of a run that nobody killed, and the environment shows that everything was done once.</summary>
    private string? Apply(ProcessEnd end, InFlightRule rule)
    {
        if (end.ExitCode != 0 || end.Output != KilledWorkflow.Result)
        {
            return Report($"it ended with {end.ExitCode}: {end.Output} {end.Error}");
        }

        var journal = JournalReader.ReadFile(Journal);
        if (journal.Journal is not { HasEnded: true } || journal.Diagnostics.Count > 0)
        {
            return Report($"its journal is not whole: {string.Join(' ', journal.Diagnostics)}");
        }

        var done = File.ReadLines(CallsPath).CountBy(d => d).ToDictionary();
        foreach (var deed in KilledWorkflow.Deeds)
        {
            var count = done.GetValueOrDefault("do/" + deed);

            // Only when the caller chose to make calls again, and this one was reported, may it be there once more for each time.
            var most = rule == InFlightRule.Again
                ? 1 + _reports.Count(r => r.Contains($"POST https://world/do/{deed} ", StringComparison.Ordinal))
                : 1;
            if (count < 1 || count > most)
            {
                return Report($"{deed} was done {count} times");
            }
        }

        var flaky = done.GetValueOrDefault("flaky");
        if (flaky < 3 || flaky > 3 + _reports.Count(r => r.Contains("/flaky ", StringComparison.Ordinal)))
        {
            return Report($"flaky was asked {flaky} times");
        }

        var polls = done.Where(d => d.Key.StartsWith("done/", StringComparison.Ordinal)).Sum(d => d.Value);
        return polls <= Reports
            ? null
            : Report($"the world was asked {polls} times whether something was done, and {Reports} calls were reported");
    }

    private string Report(string problem) =>
        string.Create(CultureInfo.InvariantCulture, $"trial {seed}: {problem}\n  {string.Join("\n  ", _story)}");
}
