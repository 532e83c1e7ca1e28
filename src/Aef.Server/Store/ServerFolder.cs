using System.Security.Cryptography;
using Aef.Runs.State;

namespace Aef.Server.Store;

/// <summary>The folder of a server's state: one server at a time uses it.</summary>
internal sealed class ServerFolder : IDisposable
{
    private const string LockName = "server.lock";
    private const string TokenName = "token";

    private readonly RunLock _lock;
    private readonly bool _isTemporary;

    private ServerFolder(string path, RunLock @lock, bool isTemporary)
    {
        (Path, _lock, _isTemporary) = (path, @lock, isTemporary);
    }

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>Opens a folder, or a temporary one for null; throws an <see cref="IOException"/> while another server uses it.</summary>
    public static ServerFolder Open(string? path)
    {
        if (path is null)
        {
            var temporary = Directory.CreateTempSubdirectory("aef-serve-").FullName;
            return new ServerFolder(temporary, Lock(temporary), isTemporary: true);
        }

        var full = System.IO.Path.GetFullPath(path);
        StateFolder.CreatePrivate(full);
        return new ServerFolder(full, Lock(full), isTemporary: false);
    }

    /// <summary>Writes the token of the running server, which only its user can read, and returns it.</summary>
    public string WriteToken(string? token)
    {
        token ??= Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(System.IO.Path.Combine(Path, TokenName), options);
        writer.Write(token);
        return token;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock.Dispose();
        if (_isTemporary)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (IOException)
            {
                // A file of the temporary folder is still open; the system removes it later.
            }
        }
    }

    private static RunLock Lock(string path) =>
        RunLock.Take(System.IO.Path.Combine(path, LockName))
        ?? throw new IOException($"Another server uses the state folder {path}. Stop it, or choose another folder with --state.");
}
