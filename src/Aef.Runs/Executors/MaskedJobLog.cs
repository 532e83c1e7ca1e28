using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Executors;

/// <summary>Masks the secrets of a run in the log of a job.</summary>
internal sealed class MaskedJobLog(IJobLog log, Secrets secrets) : IJobLog, IDisposable
{
    /// <summary>Closes the log.</summary>
    public void Dispose() => (log as IDisposable)?.Dispose();

    public void Write(string line, bool isError = false)
    {
        ArgumentNullException.ThrowIfNull(line);
        log.Write(secrets.IsEmpty ? line : secrets.Mask(line), isError);
    }
}
