using Aef.PowerShell.Executing;
using Aef.Runs.Local;

namespace Aef.PowerShell.Running;

/// <summary>Runs on a separate thread and passes the events to the calling thread, where PowerShell may be written to.</summary>
internal static class LocalRunSession
{
    /// <summary>Runs anything that raises events, to the end.</summary>
    public static Run Run(
        Func<Action<RunEvent>, CancellationToken, Task<Run>> start,
        PipelineThread thread,
        Action<RunEvent> onEvent,
        CancellationToken cancellationToken)
    {
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var run = Task.Run(() => RunAsync(start, thread, onEvent, abort.Token), CancellationToken.None);
        var isComplete = false;
        try
        {
            thread.Work();
            isComplete = true;
        }
        finally
        {
            // When writing an event threw, the caller no longer waits; the run must end before its outputs are disposed.
            if (!isComplete)
            {
                abort.Cancel();
            }

            Task.WaitAny([run], CancellationToken.None);
        }

        return run.GetAwaiter().GetResult();
    }

    private static async Task<Run> RunAsync(
        Func<Action<RunEvent>, CancellationToken, Task<Run>> start,
        PipelineThread thread,
        Action<RunEvent> onEvent,
        CancellationToken cancellationToken)
    {
        try
        {
            return await start(e => thread.Post(() => onEvent(e)), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            thread.Complete();
        }
    }
}
