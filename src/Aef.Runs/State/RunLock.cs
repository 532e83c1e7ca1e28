namespace Aef.Runs.State;

/// <summary>
/// A lock on a file, which the system releases however the process ends. The holder locks the file for itself alone; those who only ask
/// hold it together for a moment.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private const int Attempts = 20;
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(5);
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Creates the file and locks it; null if it exists.</summary>
    public static RunLock? Create(string path)
    {
        try
        {
            return new RunLock(new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Locks the file; null if another process holds it for longer than a moment.</summary>
    public static RunLock? Take(string path, TimeSpan? patience = null) =>
        Take(path, Attempts, (patience ?? TimeSpan.FromMilliseconds(200)) / Attempts);

    /// <summary>Locks a file that others lock only for a moment; null if it stays locked.</summary>
    public static RunLock? WaitFor(string path, TimeSpan patience) => Take(path, (int)(patience / ShortPause), ShortPause);

    /// <summary>True while a process holds the lock.</summary>
    public static bool IsHeld(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Releases the lock. The file stays, because another process may be waiting for it.</summary>
    public void Dispose() => _file.Dispose();

    private static RunLock? Take(string path, int attempts, TimeSpan pause)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return new RunLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
            }
            catch (IOException) when (i < attempts && File.Exists(path))
            {
                Thread.Sleep(pause);
            }
            catch (IOException) when (File.Exists(path))
            {
                return null;
            }
        }
    }
}
