using System.Diagnostics;
using System.Globalization;

namespace Aef.Bench;

/// <summary>
/// A quick measurement of the phases: the least of many rounds, which other work on the machine disturbs least, and what one round
/// allocates. Not a replacement for
/// <see cref="PhaseBenchmarks"/>, but there in a minute.
/// </summary>
internal static class QuickMeasurement
{
    public static int Run(IEnumerable<string> sizes)
    {
        Console.WriteLine("| steps | phase | ms (least) | ms (median) | KB allocated |\n| ---: | --- | ---: | ---: | ---: |");
        foreach (var steps in sizes.Select(s => int.Parse(s, CultureInfo.InvariantCulture)))
        {
            foreach (var (name, work) in new PhaseSet(steps).All)
            {
                var (least, median, bytes) = Measure(work, steps);
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {steps} | {name} | {least:0.00} | {median:0.00} | {bytes / 1024:N0} |"));
            }
        }

        return 0;
    }

    private static (double Least, double Median, long Bytes) Measure(Func<object?> work, int steps)
    {
        var budget = TimeSpan.FromSeconds(steps < 5_000 ? 2 : 4);
        var total = Stopwatch.StartNew();
        for (var i = 0; i < 400 && total.Elapsed < budget; i++)
        {
            GC.KeepAlive(work());
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(work());
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        var times = new List<double>();
        total.Restart();
        while (times.Count < 10 || (times.Count < 2_000 && total.Elapsed < budget))
        {
            var start = Stopwatch.GetTimestamp();
            GC.KeepAlive(work());
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return (times[0], times[times.Count / 2], bytes);
    }
}
