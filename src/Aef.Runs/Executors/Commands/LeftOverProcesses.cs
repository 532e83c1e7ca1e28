using System.Globalization;

namespace Aef.Runs.Executors.Commands;

/// <summary>
/// The processes that an interrupted run has left running: its own process was killed, and that of a command was not. They end before the
/// run continues, so that no job runs twice at the same time. Only Linux finds them.
/// </summary>
internal static class LeftOverProcesses
{
    private const int MostNamed = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Ends the processes of a run: TERM, and KILL after a while. Returns a message about them; null without any.</summary>
    /// <param name="runId">The id of the run, which its commands have in <c>AEF_PROCESS</c>.</param>
    /// <param name="grace">How long a process may need to end after TERM.</param>
    public static async Task<string?> EndAsync(string runId, TimeSpan grace)
    {
        var mark = ProcessMark.OfRun(runId);
        var found = mark.Find();
        if (found.Count == 0)
        {
            return null;
        }

        var names = found.Take(MostNamed).Select(ProcessMark.NameOf).ToList();
        ProcessMark.Signal(found, isTerm: true);
        var running = await WaitAsync(mark, grace).ConfigureAwait(false);
        for (var i = 0; i < 20 && running.Count > 0; i++)
        {
            // A process may start another one in the meantime, so this is repeated.
            ProcessMark.Signal(running, isTerm: false);
            running = await WaitAsync(mark, Pause * (i + 1)).ConfigureAwait(false);
        }

        var what = string.Create(
            CultureInfo.InvariantCulture,
            $"{found.Count} {(found.Count == 1 ? "process" : "processes")} of the interrupted run");
        var more = found.Count > MostNamed
            ? string.Create(CultureInfo.InvariantCulture, $" and {found.Count - MostNamed} more")
            : string.Empty;
        var ended = running.Count == 0 ? "still running and ended" : "still running and cannot be ended";
        return $"{what} {(found.Count == 1 ? "was" : "were")} {ended}: {string.Join(", ", names)}{more}.";
    }

    private static async Task<IReadOnlyList<int>> WaitAsync(ProcessMark mark, TimeSpan atMost)
    {
        var running = mark.Find();
        for (var waited = TimeSpan.Zero; waited < atMost && running.Count > 0; waited += Pause)
        {
            await Task.Delay(Pause, CancellationToken.None).ConfigureAwait(false);
            running = mark.Find();
        }

        return running;
    }
}
