using System.Threading.Channels;
using Aef.Documents.Reading;

namespace Aef.Runs.Observation.Lineage;

/// <summary>
/// Passes events of lineage on, in their order and outside of the thread that runs. After the first event that is not accepted, the others
/// are dropped, so that a server that does not answer delays nothing.
/// </summary>
internal sealed class LineageOutput
{
    private static readonly TimeSpan LimitOfOne = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LimitOfEnd = TimeSpan.FromSeconds(5);

    private readonly LineageSettings _settings;
    private readonly Channel<byte[]> _queue = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task<string?> _sending;

    public LineageOutput(LineageSettings settings)
    {
        _settings = settings;
        _sending = Task.Run(SendAsync);
    }

    /// <summary>Passes an event on.</summary>
    public void Add(byte[] json) => _queue.Writer.TryWrite(json);

    /// <summary>Waits until all events are passed on, within a limit; returns why one was not, or null.</summary>
    public async Task<string?> EndAsync()
    {
        _queue.Writer.TryComplete();
        var ended = await Task.WhenAny(_sending, Task.Delay(LimitOfEnd)).ConfigureAwait(false);
        return ended == _sending ? await _sending.ConfigureAwait(false) : "not all events were accepted in time";
    }

    private async Task<string?> SendAsync()
    {
        using var sender = new ReportSender();
        string? problem = null;
        await foreach (var json in _queue.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            problem ??= _settings.Path is { } path ? await AppendAsync(path, json).ConfigureAwait(false)
                : await PostAsync(sender, json).ConfigureAwait(false);
        }

        return problem;
    }

    private async Task<string?> PostAsync(ReportSender sender, byte[] json)
    {
        if (_settings.Address is not { } address)
        {
            return "there is no address";
        }

        using var limit = new CancellationTokenSource(LimitOfOne);
        IReadOnlyList<(string, string)> headers = _settings.Key is { } key ? [("Authorization", $"Bearer {key}")] : [];
        return (await sender.PostAsync(address, json, headers, limit.Token).ConfigureAwait(false)).Problem;
    }

    /// <summary>Appends a line; runs of other processes may append to the same file, one at a time.</summary>
    private static async Task<string?> AppendAsync(string path, byte[] json)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None);
                await using (file.ConfigureAwait(false))
                {
                    await file.WriteAsync((byte[])[.. json, (byte)'\n']).ConfigureAwait(false);
                }

                return null;
            }
            catch (IOException) when (attempt < 20 && File.Exists(path))
            {
                await Task.Delay(50).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return FileFailure.Message(e).TrimEnd('.');
            }
        }
    }
}
