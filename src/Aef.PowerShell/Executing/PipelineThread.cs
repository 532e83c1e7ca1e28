using System.Collections.Concurrent;

namespace Aef.PowerShell.Executing;

/// <summary>The queue to the thread on which PowerShell may be written to and script blocks may run.</summary>
internal sealed class PipelineThread : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];

    /// <summary>Runs the queued actions in order, until <see cref="Complete"/>. Only the pipeline thread calls this.</summary>
    public void Work()
    {
        foreach (var work in _work.GetConsumingEnumerable(CancellationToken.None))
        {
            work();
        }
    }

    /// <summary>Queues an action; after the end it is ignored.</summary>
    public void Post(Action work)
    {
        try
        {
            _work.Add(work, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            // The run has ended and the queue is closed. A disposed queue throws this exception too.
        }
    }

    /// <summary>Queues a function and waits for its result.</summary>
    public Task<T> DoAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var registration = cancellationToken.Register(() => done.TrySetCanceled(cancellationToken));
        Post(() =>
        {
            registration.Dispose();
            if (done.Task.IsCompleted)
            {
                return;
            }

            try
            {
                done.TrySetResult(work());
            }
            catch (Exception e)
            {
                // The pipeline was stopped: release the waiting thread, and continue the stop.
                done.TrySetException(e);
                throw;
            }
        });
        return done.Task;
    }

    /// <summary>Closes the queue; the queued actions still run.</summary>
    public void Complete() => _work.CompleteAdding();

    /// <inheritdoc/>
    public void Dispose() => _work.Dispose();
}
