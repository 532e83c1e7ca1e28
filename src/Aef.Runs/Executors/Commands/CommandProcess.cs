using System.ComponentModel;
using System.Diagnostics;

namespace Aef.Runs.Executors.Commands;

/// <summary>
/// One process with all that it starts. Its streams are read by tasks of their own, so that a child that keeps one open cannot delay the
/// end. Nothing stays behind: what the process has left running is ended with it.
/// </summary>
internal sealed class CommandProcess : IDisposable
{
    /// <summary>How long what has been written may need to arrive after the end of the process.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromMilliseconds(500);

    private readonly Process _process;
    private readonly ProcessMark _mark;
    private readonly Action<string, bool> _write;
    private readonly List<Task> _readers = [];

    public CommandProcess(
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string> variables,
        string runId,
        Action<string, bool> write)
    {
        _write = write;
        _mark = ProcessMark.Create(runId);
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        start.Environment[ProcessMark.Variable] = _mark.In(variables);
        _process = new Process { StartInfo = start };
    }

    /// <summary>How long a process may need to end after TERM.</summary>
    public required TimeSpan Grace { get; init; }

    /// <summary>Starts the process; the reason when it cannot be started.</summary>
    public string? Start()
    {
        try
        {
            _process.Start();
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            return e.Message;
        }

        _process.StandardInput.Close();
        _readers.Add(StartReader(_process.StandardOutput.BaseStream, isError: false));
        _readers.Add(StartReader(_process.StandardError.BaseStream, isError: true));
        return null;
    }

    /// <summary>
    /// Waits for the end and returns the exit code. When the token is cancelled, the process and all that it has started receive TERM, and
    /// after a while KILL.
    /// </summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var ended = _process.WaitForExitAsync(CancellationToken.None);
        try
        {
            await ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _mark.Signal(_process, isTerm: true);
            await WaitAsync(() => !ended.IsCompleted || _mark.IsRunning(_process), Grace).ConfigureAwait(false);
        }

        await EndRestAsync().ConfigureAwait(false);
        await ended.ConfigureAwait(false);
        await Task.WhenAny(Task.WhenAll(_readers), Task.Delay(Drain, CancellationToken.None)).ConfigureAwait(false);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    /// <summary>Kills what is left: a child may start another one in the meantime, so this is repeated.</summary>
    private async Task EndRestAsync()
    {
        for (var i = 0; i < 20 && _mark.IsRunning(_process); i++)
        {
            _mark.Signal(_process, isTerm: false);
            await Task.Delay(TimeSpan.FromMilliseconds(10 * (i + 1)), CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static async Task WaitAsync(Func<bool> isRunning, TimeSpan atMost)
    {
        var pause = TimeSpan.FromMilliseconds(20);
        for (var waited = TimeSpan.Zero; waited < atMost && isRunning(); waited += pause)
        {
            await Task.Delay(pause, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// A pipe blocks its reader, so each has a thread of its own: a run with many jobs must not wait for threads of the pool.
    /// </summary>
    private Task StartReader(Stream stream, bool isError) => Task.Factory.StartNew(
        () => Read(stream, isError),
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private void Read(Stream stream, bool isError)
    {
        var lines = new LineSplitter(line => _write(line, isError));
        var buffer = new byte[32 * 1024];
        try
        {
            while (stream.Read(buffer) is > 0 and var count)
            {
                lines.Add(buffer.AsSpan(0, count));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process has ended, and a child that keeps the stream was left behind.
        }

        lines.End();
    }
}
