using System.Net.Http.Headers;
using System.Text;
using Aef.Documents.Diagnostics;

namespace Aef.Runs.Servers;

/// <summary>Asks local servers to stop or to forget everything, with the token of their state folders.</summary>
public sealed class ServerControl : IDisposable
{
    private const string Json = "application/json";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>The server that runs with a state folder; null if none answers there.</summary>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public async Task<LocalServer?> FindAsync(string state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        return LocalServerFile.Read(Path.Combine(state, LocalServerFile.Folder)) is { } server
            && await SendAsync(server, HttpMethod.Get, "server", cancellationToken).ConfigureAwait(false) is null
                ? server
                : null;
    }

    /// <summary>The problem that no server runs with a state folder.</summary>
    public static Diagnostic NotRunning(string state) => ServerDiagnostics.NotRunning.At(Location.None, state);

    /// <summary>Stops a server and waits for its end; returns the problem, or null. One that has ended already is stopped.</summary>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public async Task<Diagnostic?> StopAsync(LocalServer server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        if (LocalServerFile.Read(server.Path) is not { } known || known.ProcessId != server.ProcessId)
        {
            return null;
        }

        if (await SendAsync(server, HttpMethod.Post, "shutdown", cancellationToken).ConfigureAwait(false) is { } problem)
        {
            return problem;
        }

        // It removes its description last.
        while (LocalServerFile.Read(server.Path) is { } still && still.ProcessId == server.ProcessId)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>Deletes all resources of a server; returns the problem, or null.</summary>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public Task<Diagnostic?> ResetAsync(LocalServer server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        return SendAsync(server, HttpMethod.Post, "reset", cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<Diagnostic?> SendAsync(LocalServer server, HttpMethod method, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(server.Url, "/aef/v1/" + path));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", LocalServerFile.ReadToken(server.Path));
            if (method == HttpMethod.Post)
            {
                request.Content = new StringContent("{}", Encoding.UTF8, Json);
            }

            using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? null
                : ServerDiagnostics.NoAnswer.At(Location.None, server.Url, $"HTTP status {(int)response.StatusCode}.");
        }
        catch (HttpRequestException e)
        {
            return ServerDiagnostics.NoAnswer.At(Location.None, server.Url, e.Message);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ServerDiagnostics.NoAnswer.At(Location.None, server.Url, "it does not answer in time.");
        }
    }
}
