using System.Collections.Concurrent;
using Aef.Core.Running;

namespace Aef.PowerShell.Running;

/// <summary>Lets a run work on a thread of its own and hands its events to the thread that asked, where PowerShell may be written to.</summary>
internal static class LocalRunSession
{
    /// <summary>Runs to the end and calls <paramref name="onEvent"/> on this thread for each event.</summary>
    public static Run Run(LocalRunRequest request, Action<RunEvent> onEvent, CancellationToken cancellationToken)
    {
        using var events = new BlockingCollection<RunEvent>();
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var run = Task.Run(() => RunAsync(request, events, abort.Token), CancellationToken.None);
        var isHeard = false;
        try
        {
            foreach (var happened in events.GetConsumingEnumerable(CancellationToken.None))
            {
                onEvent(happened);
            }

            isHeard = true;
        }
        finally
        {
            // When writing an event threw, nobody waits for the run any more; it must end before what it writes to is disposed.
            if (!isHeard)
            {
                abort.Cancel();
            }

            Task.WaitAny([run], CancellationToken.None);
        }

        return run.GetAwaiter().GetResult();
    }

    private static async Task<Run> RunAsync(LocalRunRequest request, BlockingCollection<RunEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            return await LocalRunner.RunAsync(request, e => events.Add(e, CancellationToken.None), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            events.CompleteAdding();
        }
    }
}
