using System.Globalization;
using System.Text;

namespace Aef.Fuzz.Running;

/// <summary>The process that runs inputs: it may be killed by one of them, and its supervisor starts another after that one.</summary>
internal static class Worker
{
    public static int Run(FuzzOptions options, long first, long count)
    {
        using var progress = new Progress(options.ProgressFile);
        var before = progress.Executed;
        var session = new FuzzSession(Corpus.Read(options.Repository, options.Samples), options.Seed) { Targets = options.Targets };
        using var ended = new CancellationTokenSource();
        var current = progress.Number = first;
        HangWatch.Start(() => Interlocked.Read(ref current), ended.Token);
        foreach (var diagnostic in session.Run(first, count, Begin))
        {
            Interlocked.Exchange(ref current, -1); // Making a diagnostic small is not the input's time.
            Write(options, diagnostic);
        }

        ended.Cancel();

        progress.Executed = before + session.Targets.Distinct().Sum(t => t.Executed);
        progress.Number = first + count;
        return 0;

        void Begin(long number)
        {
            progress.Number = number;
            Interlocked.Exchange(ref current, number);
        }
    }

    /// <summary>One file for each kind of diagnostic: the first of its kind stays.</summary>
    public static void Write(FuzzOptions options, Diagnostic diagnostic)
    {
        Directory.CreateDirectory(options.Diagnostics);
        var name = string.Concat(diagnostic.Kind.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        var file = Path.Combine(options.Diagnostics, $"{diagnostic.Target}-{name[..Math.Min(100, name.Length)]}");
        if (File.Exists(file + ".txt"))
        {
            return;
        }

        var target = FuzzSession.AllTargets().First(t => t.Name == diagnostic.Target);
        File.WriteAllText(
            file + ".txt",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{diagnostic.Target} seed {diagnostic.Seed} input {diagnostic.Number}\n{diagnostic.Kind}\n{diagnostic.Text}\n"));
        File.WriteAllBytes(file + ".input", diagnostic.Input);
        if (!diagnostic.Kind.StartsWith("killed", StringComparison.Ordinal))
        {
            File.WriteAllBytes(file + ".small", Minimizer.Minimize(target, diagnostic.Input, diagnostic.Kind));
        }

        Console.Error.WriteLine(
            $"FOUND {diagnostic.Target} {diagnostic.Kind} (input {diagnostic.Number}, {Encoding.UTF8.GetString(diagnostic.Input).Length} characters)");
    }
}
