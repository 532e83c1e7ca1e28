using System.Diagnostics;
using System.Text;

namespace Aef.Tests.Server.Support;

/// <summary>A process of <c>aef-serve</c> or <c>aef serve</c>, which tests can signal and kill.</summary>
internal sealed class ServeProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    private ServeProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, e) => Append(_output, e.Data);
        _process.ErrorDataReceived += (_, e) => Append(_error, e.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static string Aef { get; } = PathOf("aef");

    public static string Server { get; } = PathOf("aef-serve");

    public int Id => _process.Id;

    public Uri Url { get; private set; } = new("http://127.0.0.1/");

    /// <summary>True if <c>env</c> can start a program with the default action of a signal, as that of GNU can.</summary>
    private static readonly Lazy<bool> ResetsSignals = new(() =>
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        using var env = Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", "true"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        env.WaitForExit();
        return env.ExitCode == 0;
    });

    public string Output => Read(_output);

    public string Error => Read(_error);

    /// <summary>Starts a server with a state folder and waits until it listens.</summary>
    public static Task<ServeProcess> StartAsync(string folder, string? program = null, params string[] options) =>
        StartAsync(folder, program, [], options);

    /// <summary>Starts a server with a state folder and environment variables, and waits until it listens.</summary>
    public static async Task<ServeProcess> StartAsync(
        string folder,
        string? program,
        (string Name, string? Value)[] variables,
        params string[] options)
    {
        var urls = Path.Combine(folder, $"urls-{Guid.NewGuid():N}");
        string[] first = program == Aef ? ["serve"] : [];
        var server = Start(
            program ?? Server,
            [.. first, "--port", "0", "--state", Path.Combine(folder, "state"), "--urls-file", urls, .. options],
            variables);
        while (!File.Exists(urls))
        {
            if (server._process.HasExited)
            {
                await server.EndAsync();
                throw new InvalidOperationException(server.Error);
            }

            await Task.Delay(10);
        }

        server.Url = new Uri((await File.ReadAllLinesAsync(urls))[0]);
        return server;
    }

    /// <summary>Starts a program with arguments and, if they are named, environment variables.</summary>
    public static ServeProcess Start(string program, string[] arguments, params (string Name, string? Value)[] variables)
    {
        // A shell without job control, such as that of .ci/run, lets its background processes ignore SIGINT, and all that they start.
        var start = new ProcessStartInfo(
            ResetsSignals.Value ? "env" : program,
            ResetsSignals.Value ? ["--default-signal=INT", program, .. arguments] : arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return new ServeProcess(new Process { StartInfo = start });
    }

    public HttpClient Client() => new() { BaseAddress = Url, Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>Ends the process at once, as kill -9 does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Sends a signal, such as <c>TERM</c>, and returns the exit code.</summary>
    public async Task<int> SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        return await EndAsync();
    }

    /// <summary>Waits for the end and returns the exit code.</summary>
    public async Task<int> EndAsync(TimeSpan? limit = null)
    {
        await _process.WaitForExitAsync().WaitAsync(limit ?? TimeSpan.FromMinutes(2));
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static string PathOf(string name) =>
        Path.Combine(AppContext.BaseDirectory, name + (OperatingSystem.IsWindows() ? ".exe" : string.Empty));

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            _ = line is null ? text : text.Append(line).Append('\n');
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
