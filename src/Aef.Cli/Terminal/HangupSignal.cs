using System.Runtime.InteropServices;

namespace Aef.Cli.Terminal;

/// <summary>
/// Cancels a command when its terminal is closed (SIGHUP), as Ctrl+C and SIGTERM do: jobs are stopped, and the run is recorded. A second
/// signal ends the process at once.
/// </summary>
internal sealed class HangupSignal : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration? _registration;

    /// <summary>Begins to listen.</summary>
    /// <param name="isIgnored">True for a process that goes on without its terminal, such as one of <c>nohup</c>.</param>
    /// <param name="cancellationToken">Cancels the command, too.</param>
    public HangupSignal(bool isIgnored, CancellationToken cancellationToken)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _registration = isIgnored || OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGHUP, Cancel);
    }

    /// <summary>Cancelled by the signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>True if the caller has started the process with the signal ignored, which Linux reports.</summary>
    public static bool IsIgnored()
    {
        try
        {
            return OperatingSystem.IsLinux() && IsIgnored(File.ReadLines("/proc/self/status"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration?.Dispose();
        _source.Dispose();
    }

    /// <summary>The set of ignored signals is a hexadecimal number, in which the first signal, SIGHUP, is the last bit.</summary>
    internal static bool IsIgnored(IEnumerable<string> status) =>
        status.FirstOrDefault(l => l.StartsWith("SigIgn:", StringComparison.Ordinal)) is { Length: > 7 } line
        && (Convert.ToInt32(line[^1..], 16) & 1) == 1;

    private void Cancel(PosixSignalContext context)
    {
        if (!_source.IsCancellationRequested)
        {
            context.Cancel = true;
            _source.Cancel();
        }
    }
}
