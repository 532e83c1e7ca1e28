using System.Collections.Concurrent;

namespace Aef.PowerShell.Executing;

/// <summary>The queue to the thread on which PowerShell may be written to and script blocks may run.</summary>
internal sealed class PipelineThread : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];

    /// <summary>Does what is asked for, in turn, until <see cref="Complete"/>. Only the pipeline thread calls this.</summary>
    public void Work()
    {
        foreach (var work in _work.GetConsumingEnumerable(CancellationToken.None))
        {
            work();
        }
    }

    /// <summary>Asks for something; what comes after the end is not done.</summary>
    public void Post(Action work)
    {
        try
        {
            _work.Add(work, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            // The run has ended; nobody listens any more. A disposed queue says so too.
        }
    }

    /// <summary>Asks for something and waits for its result.</summary>
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
                // The pipeline was stopped: whoever waits goes, and the stop goes on.
                done.TrySetException(e);
                throw;
            }
        });
        return done.Task;
    }

    /// <summary>Ends the work once everything that was asked for is done.</summary>
    public void Complete() => _work.CompleteAdding();

    /// <inheritdoc/>
    public void Dispose() => _work.Dispose();
}
