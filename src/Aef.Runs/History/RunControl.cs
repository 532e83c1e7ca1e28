using Aef.Documents.Reading;
using Aef.Runs.State;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.History;

/// <summary>
/// Requests to a running run from other processes: files in its folder <c>control</c>, each written as a whole. The process that runs it
/// watches them; nobody else removes them.
/// </summary>
public sealed class RunControl
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly string _folder;

    internal RunControl(string folder) => _folder = folder;

    private string CancelPath => Path.Combine(_folder, "cancel");

    /// <summary>True if someone has asked to cancel the run.</summary>
    public bool IsCancelRequested => File.Exists(CancelPath);

    /// <summary>Who has asked to cancel the run; null if nobody has.</summary>
    public string? CancelledBy()
    {
        try
        {
            return IsCancelRequested
                && WorkflowValue.TryFromJson(File.ReadAllBytes(CancelPath), out var request, out _)
                    ? RunActor.FromValue(request["by"]).ToString()
                    : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Asks the process of the run to cancel it.</summary>
    /// <exception cref="IOException">The request cannot be written.</exception>
    public void RequestCancel(RunActor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        StateFolder.CreatePrivate(_folder);
        AtomicFile.Write(CancelPath, Fields.Map(("time", Fields.Time(now)), ("by", actor.ToValue())).ToJson() + "\n");
    }

    /// <summary>
    /// Calls <paramref name="cancel"/> once, on another thread, when someone asks to cancel the run. Disposing the result ends the watch.
    /// </summary>
    public IAsyncDisposable Watch(Action cancel)
    {
        ArgumentNullException.ThrowIfNull(cancel);
        return new Watcher(this, cancel);
    }

    /// <summary>Removes requests to an earlier process of the run, which it has not honored.</summary>
    internal void Clear()
    {
        if (IsCancelRequested)
        {
            File.Delete(CancelPath);
        }
    }

    private sealed class Watcher : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _work;

        public Watcher(RunControl control, Action cancel) => _work = Task.Run(() => WatchAsync(control, cancel));

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync().ConfigureAwait(false);
            await _work.ConfigureAwait(false);
            _stop.Dispose();
        }

        private async Task WatchAsync(RunControl control, Action cancel)
        {
            while (!_stop.IsCancellationRequested)
            {
                if (control.IsCancelRequested)
                {
                    cancel();
                    return;
                }

                await Task.Delay(Pause, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
