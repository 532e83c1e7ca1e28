using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Aef.Documents.Diagnostics;

namespace Aef.Runs.Servers;

/// <summary>Starts a local server in the background. It runs until it is stopped, also after the end of this process.</summary>
public static class ServerLauncher
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Starts a server and waits until it has written its addresses.</summary>
    /// <param name="program">The program.</param>
    /// <param name="start">How it is started.</param>
    /// <param name="cancellationToken">Ends the process and the wait.</param>
    /// <returns>The server, or the problem.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public static async Task<(LocalServer? Server, Diagnostic? Problem)> StartAsync(
        ServerProgram program,
        ServerStart start,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(start);
        var urls = Path.Combine(Path.GetTempPath(), $"aef-serve-{Guid.NewGuid():N}.urls");
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program.FileName, program.Arguments(Arguments(start, urls)))
            {
                UseShellExecute = false,

                // Pipes of its own: the server must not keep those of this process open.
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        try
        {
            process.Start();
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            return await WaitAsync(process, start, urls, error, cancellationToken).ConfigureAwait(false);
        }
        catch (Win32Exception e)
        {
            return (null, NotStarted($"{program.Path}: {e.Message}"));
        }
        finally
        {
            File.Delete(urls);
        }
    }

    /// <summary>The problem that there is no program.</summary>
    public static Diagnostic NotStarted(string reason) => ServerDiagnostics.NotStarted.At(Location.None, reason);

    private static async Task<(LocalServer? Server, Diagnostic? Problem)> WaitAsync(
        Process process,
        ServerStart start,
        string urls,
        Task<string> error,
        CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        while (!File.Exists(urls))
        {
            if (process.HasExited)
            {
                var text = (await error.ConfigureAwait(false)).Trim().Replace("aef serve: ", string.Empty, StringComparison.Ordinal);
                return (null, NotStarted(text.Length > 0 ? text : $"it ended with exit code {process.ExitCode}."));
            }

            if (clock.Elapsed > start.Timeout || cancellationToken.IsCancellationRequested)
            {
                process.Kill(entireProcessTree: true);
                cancellationToken.ThrowIfCancellationRequested();
                return (null, NotStarted($"it does not listen after {start.Timeout.TotalSeconds:0} s."));
            }

            await Task.Delay(Interval, CancellationToken.None).ConfigureAwait(false);
        }

        return LocalServerFile.Read(Path.Combine(start.State, LocalServerFile.Folder)) is { } server
            ? (server, null)
            : (null, NotStarted("it has not described itself in its state folder."));
    }

    private static List<string> Arguments(ServerStart start, string urls)
    {
        List<string> arguments =
        [
            "--quiet",
            string.Create(CultureInfo.InvariantCulture, $"--port={start.Port}"),
            $"--state={start.State}",
            $"--urls-file={urls}",
            .. start.AllowedHosts.Select(h => $"--allow-host={h}"),
        ];
        if (start.Speed is { } speed)
        {
            arguments.Add(string.Create(CultureInfo.InvariantCulture, $"--speed={speed}"));
        }

        if (start.Seed is { } seed)
        {
            arguments.Add(string.Create(CultureInfo.InvariantCulture, $"--seed={seed}"));
        }

        return arguments;
    }
}
