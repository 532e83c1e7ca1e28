using Aef.PowerShell.Executing;
using Aef.Runs.Local;

namespace Aef.PowerShell.Running;

/// <summary>Lets a run work on a thread of its own and hands its events to the thread that asked, where PowerShell may be written to.</summary>
internal static class LocalRunSession
{
    /// <summary>Lets anything that runs and tells events run to the end.</summary>
    public static Run Run(Func<Action<RunEvent>, CancellationToken, Task<Run>> start, PipelineThread thread, Action<RunEvent> onEvent, CancellationToken cancellationToken)
    {
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var run = Task.Run(() => RunAsync(start, thread, onEvent, abort.Token), CancellationToken.None);
        var isHeard = false;
        try
        {
            thread.Work();
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

    private static async Task<Run> RunAsync(Func<Action<RunEvent>, CancellationToken, Task<Run>> start, PipelineThread thread, Action<RunEvent> onEvent, CancellationToken cancellationToken)
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
