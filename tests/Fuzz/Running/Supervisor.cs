using System.Diagnostics;
using System.Globalization;

namespace Aef.Fuzz.Running;

/// <summary>Starts workers chunk by chunk; an input that ends one is a diagnostic, and the next worker continues after it.</summary>
internal static class Supervisor
{
    public static int Run(FuzzOptions options)
    {
        var watch = Stopwatch.StartNew();
        Directory.CreateDirectory(options.Diagnostics);
        File.Delete(options.ProgressFile);
        var (next, end, killed) = (options.First, options.First + options.Count, 0);
        while (next < end)
        {
            var count = Math.Min(options.Chunk, end - next);
            var (exit, peak) = Start(options, next, count);
            using var progress = new Progress(options.ProgressFile);
            if (exit == 0)
            {
                next += count;
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{next - options.First} inputs, {progress.Executed} runs, {killed} kills, {watch.Elapsed.TotalSeconds:0} s, peak {peak >> 20} MB"));
                continue;
            }

            killed++;
            var number = progress.Number;
            var session = new FuzzSession(Corpus.Read(options.Repository, options.Samples), options.Seed) { Targets = options.Targets };
            var (target, input) = session.Make(number);
            var why = exit == HangWatch.ExitCode ? "killed by the hang watch" : $"killed with {exit}";
            Worker.Write(options, new Diagnostic(target.Name, options.Seed, number, input, $"{why} at {number}", why));
            next = number + 1;
        }

        var diagnostics = Directory.GetFiles(options.Diagnostics, "*.txt").Length;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{options.Count} inputs from {options.First} with seed {options.Seed}: {diagnostics} kinds of findings in {options.Diagnostics}"));
        return diagnostics == 0 ? 0 : 1;
    }

    private static (int Exit, long Peak) Start(FuzzOptions options, long first, long count)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false }; // A process that runs has a path.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(Supervisor).Assembly.Location);
        }

        foreach (var argument in options.Arguments.Concat(["--worker", first.ToString(CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture)]))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!; // Null is for shells only.
        var peak = 0L;
        while (!process.WaitForExit(500))
        {
            process.Refresh();
            peak = Math.Max(peak, process.HasExited ? 0 : process.PeakWorkingSet64);
        }

        return (process.ExitCode, peak);
    }
}
