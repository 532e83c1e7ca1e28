using Microsoft.AspNetCore.Components;

namespace Aef.Web.Components.Parts;

/// <summary>A component that looks for changes while it is shown, and renders only then.</summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>The pause between two looks.</summary>
    protected virtual TimeSpan Pause => TimeSpan.FromSeconds(1);

    /// <summary>Cancelled when the component is no longer shown.</summary>
    protected CancellationToken Gone => _stop.Token;

    /// <summary>Looks for changes; true if there are some.</summary>
    protected abstract bool Refresh();

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = WatchAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the looks.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Cancel();
        }
    }

    private async Task WatchAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(Pause, _stop.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await InvokeAsync(() =>
                {
                    if (Refresh())
                    {
                        StateHasChanged();
                    }
                }).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A file is being replaced or removed; the next look sees it.
            }
        }
    }
}
