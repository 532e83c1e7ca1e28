namespace Aef.Runs.Servers;

/// <summary>A local server that runs, as the file <c>server.json</c> of its folder describes it.</summary>
public sealed class LocalServer
{
    /// <summary>Creates a description.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public LocalServer(Uri url, int processId, string version, DateTimeOffset startTime, string path)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(path);
        (Url, ProcessId, Version, StartTime, Path) = (url, processId, version, startTime, path);
    }

    /// <summary>The address, such as <c>http://127.0.0.1:8080/</c>.</summary>
    public Uri Url { get; }

    /// <summary>The id of the process.</summary>
    public int ProcessId { get; }

    /// <summary>The version of the server.</summary>
    public string Version { get; }

    /// <summary>When the server began to listen.</summary>
    public DateTimeOffset StartTime { get; }

    /// <summary>The folder of the server: the subfolder <c>server</c> of the state folder.</summary>
    public string Path { get; }

    /// <summary>The address.</summary>
    public override string ToString() => Url.AbsoluteUri;
}
