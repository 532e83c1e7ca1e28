using System.Diagnostics;

namespace Aef.Fuzz.Running;

/// <summary>
/// Ends the process when one input takes more than two seconds of the processor. Wall-clock time means nothing on a shared computer.
/// </summary>
internal static class HangWatch
{
    public const int ExitCode = 77;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Watches from now on; a number below 0 stops watching.</summary>
    public static void Start(Func<long> number, CancellationToken end)
    {
        var thread = new Thread(() => Watch(number, end)) { IsBackground = true, Name = "hang watch" };
        thread.Start();
    }

    private static void Watch(Func<long> number, CancellationToken end)
    {
        using var process = Process.GetCurrentProcess();
        var (current, since) = (number(), process.TotalProcessorTime);
        while (!end.WaitHandle.WaitOne(100))
        {
            process.Refresh();
            if (number() is var now && (now != current || now < 0))
            {
                (current, since) = (now, process.TotalProcessorTime);
            }
            else if (process.TotalProcessorTime - since > Longest)
            {
                Environment.Exit(ExitCode);
            }
        }
    }
}
