using System.Globalization;
using System.Net;
using Aef.Documents.Display;

namespace Aef.Runs.Data;

/// <summary>Downloads a file without keeping it in memory. A server that sends nothing for a minute has failed.</summary>
internal sealed class HttpDownload(DataCall call, long? maximum)
{
    private const int BufferSize = 128 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // One client serves all jobs: it holds no state but open connections, and never decompresses.
    private static readonly Lazy<HttpClient> Client = new(() => new HttpClient(
        new SocketsHttpHandler
        {
            UseCookies = false,
            MaxAutomaticRedirections = 10,
            ConnectTimeout = Patience,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    });

    /// <summary>Downloads the file and returns its path, and its address for messages, which has no query.</summary>
    public async Task<(string Path, string Name)> RunAsync(string text, ScratchFolder scratch, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address))
        {
            throw new DataJobException($"The address {Quoted.Text(text)} is not valid.");
        }

        var name = $"{address.Scheme}://{address.Authority}{address.AbsolutePath}";
        var path = scratch.NewFile(DataFile.IsGzip(address.AbsolutePath) ? ".gz" : ".data");
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        idle.CancelAfter(Patience);
        try
        {
            using var response = await Client.Value.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, idle.Token)
                .ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                var status = string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {response.ReasonPhrase}");
                throw new DataJobException($"{name}: The server answers {status.TrimEnd()}.");
            }

            RequireSize(name, response.Content.Headers.ContentLength ?? 0);
            await CopyAsync(response, name, path, idle).ConfigureAwait(false);
            return (path, name);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DataJobException($"{name}: The server has sent nothing for {Patience.TotalSeconds:0} seconds.", e);
        }
        catch (HttpRequestException e)
        {
            throw new DataJobException($"{name}: The download has failed: {(e.InnerException ?? e).Message}", e);
        }
    }

    private async Task CopyAsync(HttpResponseMessage response, string name, string path, CancellationTokenSource idle)
    {
        var source = await response.Content.ReadAsStreamAsync(idle.Token).ConfigureAwait(false);
        await using var opened = source.ConfigureAwait(false);
        var file = Create(path);
        await using var created = file.ConfigureAwait(false);
        var buffer = new byte[BufferSize];
        var bytes = 0L;
        while (true)
        {
            int read;
            try
            {
                read = await source.ReadAsync(buffer, idle.Token).ConfigureAwait(false);
            }
            catch (IOException e)
            {
                throw new DataJobException(
                    string.Create(CultureInfo.InvariantCulture, $"{name}: The connection was lost after {bytes} bytes: {e.Message}"),
                    e);
            }

            if (read == 0)
            {
                call.Job.Progress(null, bytes);
                return;
            }

            idle.CancelAfter(Patience);
            bytes += read;
            RequireSize(name, bytes);
            call.Job.Progress(null, bytes);
            await WriteAsync(file, buffer.AsMemory(0, read), idle.Token).ConfigureAwait(false);
        }
    }

    private void RequireSize(string name, long bytes)
    {
        if (bytes > maximum)
        {
            throw new DataJobException(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: The file is larger than \"maximum_bytes\" ({maximum})."));
        }
    }

    private static FileStream Create(string path)
    {
        try
        {
            return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, FileOptions.Asynchronous);
        }
        catch (IOException e)
        {
            throw ScratchFolder.CannotWrite(e);
        }
    }

    private static async Task WriteAsync(FileStream file, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await file.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw ScratchFolder.CannotWrite(e);
        }
    }
}
