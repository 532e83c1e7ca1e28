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
        var run = Task.Run(() => RunAsync(request, events, cancellationToken), CancellationToken.None);
        try
        {
            foreach (var happened in events.GetConsumingEnumerable(CancellationToken.None))
            {
                onEvent(happened);
            }
        }
        finally
        {
            // Also when writing an event threw: the run still adds to the collection that is about to be disposed.
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
