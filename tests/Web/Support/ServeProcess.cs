using System.Diagnostics;
using Aef.Tests.Support;

namespace Aef.Tests.Web.Support;

/// <summary>The program aef-serve as users start it, on a free port, with a cookie for its page.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _problems = [];

    private ServeProcess(Process process) => _process = process;

    /// <summary>The address without a path, such as <c>http://127.0.0.1:40123</c>.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>The printed address with the token.</summary>
    public Uri Entry { get; private set; } = null!;

    /// <summary>What the program has reported so far.</summary>
    public IReadOnlyList<string> Problems
    {
        get
        {
            lock (_problems)
            {
                return [.. _problems];
            }
        }
    }

    public static async Task<ServeProcess> StartAsync(string workspace, params string[] options)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Repository.PathOf("src", "Aef.Web", "bin", configuration, "net10.0", "aef-serve.dll");
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = workspace,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[program, "--port", "0", "--workspace", workspace, .. options])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["TZ"] = "UTC";
        start.Environment.Remove("AEF_STATE");
        var server = new ServeProcess(Process.Start(start)!);
        server._process.ErrorDataReceived += (_, e) =>
        {
            lock (server._problems)
            {
                if (e.Data is { } line)
                {
                    server._problems.Add(line);
                }
            }
        };
        server._process.BeginErrorReadLine();
        while (await server._process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Page: ", StringComparison.Ordinal))
            {
                server.Entry = new Uri(line["Page: ".Length..]);
                server.Url = new Uri(server.Entry.GetLeftPart(UriPartial.Authority));
                return server;
            }
        }

        throw new InvalidOperationException("aef-serve has not started: " + string.Join('\n', server.Problems));
    }

    /// <summary>A client with the cookie.</summary>
    public async Task<HttpClient> EnterAsync()
    {
        var client = CreateClient();
        (await client.GetAsync(Entry)).EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>A client without a cookie.</summary>
    public HttpClient CreateClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Url };

    public async ValueTask DisposeAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", _process.Id.ToString()]);
        await signal.WaitForExitAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
