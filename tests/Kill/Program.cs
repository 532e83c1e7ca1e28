using System.Globalization;
using Aef.Workflows.Journal;

namespace Aef.Kill;

/// <summary><c>run …</c> is a process that is killed; <c>runs N [FIRST]</c> kills N runs and reports the results;
/// <c>real N AEF</c> kills real runs of <c>aef</c> N times.</summary>
internal static class Program
{
    private const int LongestDelay = 2500; // milliseconds: a run needs about two seconds

    private static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["run", var journal, var environment, var clock, var rule, var point]:
                return await KilledProcess.RunAsync(
                    journal,
                    environment,
                    clock == "real",
                    Enum.Parse<InFlightRule>(rule),
                    KillPoint.Parse(point))
                    .ConfigureAwait(false);
            case ["runs", var count]:
                return await KillAsync(int.Parse(count, CultureInfo.InvariantCulture), 0).ConfigureAwait(false);
            case ["runs", var count, var first]:
                return await KillAsync(int.Parse(count, CultureInfo.InvariantCulture), int.Parse(first, CultureInfo.InvariantCulture))
                    .ConfigureAwait(false);
            case ["real", var count, var aef]:
                return await KillRealAsync(int.Parse(count, CultureInfo.InvariantCulture), Path.GetFullPath(aef)).ConfigureAwait(false);
            default:
                await Console.Error.WriteLineAsync("Aef.Kill runs COUNT [FIRST] | real COUNT AEF").ConfigureAwait(false);
                return 2;
        }
    }

    private static async Task<int> KillRealAsync(int count, string aef)
    {
        var folder = Directory.CreateTempSubdirectory("aef-kill").FullName;
        var (kills, trials, unknown, ended, problems) = (0, 0, 0, 0, 0);
        for (; kills < count && trials < 3 * count; trials++)
        {
            var trial = new RealTrial(Path.Combine(folder, trials.ToString(CultureInfo.InvariantCulture)), aef, trials);
            if (await trial.RunAsync(LongestDelay).ConfigureAwait(false) is { } problem)
            {
                problems++;
                Console.WriteLine(problem);
            }

            kills += trial.Kills;
            unknown += trial.Unknown;
            ended += trial.Ended;
        }

        Console.WriteLine(
            $"{trials} runs killed {kills} times, {unknown} commands reported as possibly started, "
            + $"{ended} times commands were still running, {problems} problems");
        if (problems == 0)
        {
            Directory.Delete(folder, recursive: true);
        }

        return problems == 0 && kills >= count ? 0 : 1;
    }

    /// <summary>
    /// Continues until as many runs were killed as asked for; a run that ended before its point was reached does not count.
    /// </summary>
    private static async Task<int> KillAsync(int count, int first)
    {
        var folder = Directory.CreateTempSubdirectory("aef-kill").FullName;
        var (killed, kills, reports, trials, problems) = (0, 0, 0, 0, 0);
        var kinds = new SortedDictionary<KillKind, int>();
        for (var seed = first; killed < count && trials < 3 * count; seed++, trials++)
        {
            var trial = new KillTrial(folder, seed);
            if (await trial.RunAsync().ConfigureAwait(false) is { } problem)
            {
                problems++;
                Console.WriteLine(problem);
            }

            killed += trial.Kills > 0 ? 1 : 0;
            kills += trial.Kills;
            reports += trial.Reports;
            kinds[trial.FirstKind] = kinds.GetValueOrDefault(trial.FirstKind) + (trial.Kills > 0 ? 1 : 0);
        }

        Console.WriteLine($"{killed} runs killed {kills} times, {reports} calls reported as in flight, {problems} problems");
        Console.WriteLine(string.Join(", ", kinds.Select(k => $"{k.Key}: {k.Value}")));
        if (problems == 0)
        {
            Directory.Delete(folder, recursive: true);
        }

        return problems == 0 && killed >= count ? 0 : 1;
    }
}
