using System.Security.Cryptography;
using System.Text;
using Aef.Core.Validation.Configuration;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;

namespace Aef.Runs.State;

/// <summary>
/// The folder in which runs are recorded (docs/history.md). A search changes nothing; <see cref="Open"/> creates it. It belongs to its
/// user alone, and version control ignores it.
/// </summary>
public sealed class StateFolder
{
    /// <summary>The name of the folder in a project.</summary>
    public const string Name = ".aef";

    private const string Runs = "runs";
    private const string AuditFile = "audit.jsonl";
    private readonly string _home;
    private readonly string _cache;
    private readonly bool _isNamed;
    private readonly string? _audit;

    private StateFolder(string path, string home, string cache, bool isNamed, string? audit)
    {
        (Path, _home, _cache, _isNamed, _audit) = (path, home, cache, isNamed, audit);
    }

    /// <summary>The full path.</summary>
    public string Path { get; private set; }

    /// <summary>The folder of the runs.</summary>
    public string RunsPath => System.IO.Path.Combine(Path, Runs);

    /// <summary>The audit log.</summary>
    public string AuditPath => _audit ?? System.IO.Path.Combine(Path, AuditFile);

    /// <summary>The index of the runs. That of a network file system, on which SQLite cannot lock, is in the cache of the user.</summary>
    public string IndexPath => IsOnNetwork(Path)
        ? System.IO.Path.Combine(_cache, KeyOf(Path), IndexName)
        : System.IO.Path.Combine(Path, IndexName);

    /// <summary>True if the caller has named the folder, not a variable or the project.</summary>
    private bool IsChosen { get; init; }

    /// <summary>True for a path on a network file system.</summary>
    internal Func<string, bool> IsOnNetwork { get; init; } = DiskSpace.IsNetwork;

    private static string IndexName => "history.db";

    /// <summary>
    /// Finds the state folder. An existing one of a project that cannot be written is that of the user, if there is one.
    /// </summary>
    public static StateFolder Find(StateLocation location) => Find(location, null);

    /// <summary>Does the same; <paramref name="isOnNetwork"/> recognizes network file systems.</summary>
    internal static StateFolder Find(StateLocation location, Func<string, bool>? isOnNetwork)
    {
        ArgumentNullException.ThrowIfNull(location);
        var data = location.Variables("XDG_STATE_HOME") is { Length: > 0 } state ? state : Under(location, "LOCALAPPDATA", ".local/state");
        var cache = location.Variables("XDG_CACHE_HOME") is { Length: > 0 } caches ? caches : Under(location, "LOCALAPPDATA", ".cache");
        var named = location.Named ?? (location.Variables(StateLocation.Variable) is { Length: > 0 } variable ? variable : null);
        var root = named is null ? RootOf(location) : null;
        var path = System.IO.Path.GetFullPath(named ?? System.IO.Path.Combine(root!, Name), location.CurrentFolder); // one of the two
        var home = System.IO.Path.Combine(data, "aef", KeyOf(root ?? path));
        var folder = new StateFolder(
            path,
            home,
            System.IO.Path.Combine(cache, "aef"),
            named is not null,
            location.Audit is { } audit ? System.IO.Path.GetFullPath(audit, location.CurrentFolder) : null)
        {
            IsOnNetwork = isOnNetwork ?? DiskSpace.IsNetwork,
            IsChosen = location.Named is not null,
        };
        if (!folder._isNamed && !Directory.Exists(folder.RunsPath) && Directory.Exists(System.IO.Path.Combine(home, Runs)))
        {
            folder.Path = home;
        }

        return folder;
    }

    /// <summary>
    /// Creates the folder if it does not exist. That of a project that cannot be written is replaced by one of the user, which a warning
    /// names; a folder that the user has named is not.
    /// </summary>
    public IReadOnlyList<Diagnostic> Open()
    {
        if (TryCreate(Path) is not { } problem)
        {
            return [];
        }

        var asked = Path;
        if (_isNamed || Path == _home)
        {
            return [StateDiagnostics.NoFolder.At(Location.None, asked, problem)];
        }

        if (TryCreate(_home) is { } other)
        {
            return
            [
                StateDiagnostics.NoFolder.At(Location.None, asked, problem),
                StateDiagnostics.NoFolder.At(Location.None, _home, other),
            ];
        }

        Path = _home;
        return [StateDiagnostics.OtherFolder.At(Location.None, asked, _home)];
    }

    /// <summary>
    /// The problem of a folder that was named, probably with a typing error, and does not exist; null if it can be read. A command
    /// that only reads runs would show none.
    /// </summary>
    public Diagnostic? CheckExists() =>
        IsChosen && !Directory.Exists(Path) ? StateDiagnostics.MissingFolder.At(Location.None, Path) : null;

    /// <summary>The same folder at another path, such as that of a run that continues.</summary>
    internal StateFolder At(string path) => new(path, _home, _cache, isNamed: true, _audit) { IsOnNetwork = IsOnNetwork };

    /// <summary>True once an hour: old runs need not be searched for after each run.</summary>
    internal bool IsRetentionDue(DateTimeOffset now)
    {
        var marker = System.IO.Path.Combine(Path, "retention");
        if (File.Exists(marker) && now - new DateTimeOffset(File.GetLastWriteTimeUtc(marker)) < TimeSpan.FromHours(1))
        {
            return false;
        }

        File.WriteAllBytes(marker, []);
        File.SetLastWriteTimeUtc(marker, now.UtcDateTime);
        return true;
    }

    /// <summary>The names of the folders of runs, in no order.</summary>
    internal List<string> ListIds()
    {
        if (!Directory.Exists(RunsPath))
        {
            return [];
        }

        var names = new System.IO.Enumeration.FileSystemEnumerable<string>(
            RunsPath,
            (ref System.IO.Enumeration.FileSystemEntry e) => e.FileName.ToString(),
            new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None })
        {
            ShouldIncludePredicate = (ref System.IO.Enumeration.FileSystemEntry e) => RunId.IsId(e.FileName),
        };
        return [.. names];
    }

    /// <summary>Deletes the index with its side files. A process that has it open keeps its own files.</summary>
    internal void DeleteIndex()
    {
        foreach (var ending in (ReadOnlySpan<string>)[string.Empty, "-wal", "-shm"])
        {
            if (File.Exists(IndexPath + ending))
            {
                File.Delete(IndexPath + ending);
            }
        }
    }

    /// <summary>Creates a folder that only its user can read.</summary>
    internal static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string? TryCreate(string path)
    {
        try
        {
            CreatePrivate(path);
            var ignored = System.IO.Path.Combine(path, ".gitignore");
            if (!File.Exists(ignored))
            {
                AtomicFile.Write(ignored, "# Aef records runs here (docs/history.md).\n*\n");
            }

            CreatePrivate(System.IO.Path.Combine(path, Runs));
            var probe = System.IO.Path.Combine(path, Runs, $".probe-{Guid.NewGuid():N}");
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose))
            {
                return null;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return FileFailure.Message(e);
        }
    }

    /// <summary>
    /// The folder of the nearest <c>aef.json</c>, otherwise that of the definition. Without a definition, the nearest folder that has one
    /// of
    /// the two, or the current folder.
    /// </summary>
    private static string RootOf(StateLocation location)
    {
        var folder = location.Definition is { } definition
            ? System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(definition, location.CurrentFolder))!
            : System.IO.Path.GetFullPath(location.CurrentFolder);
        if (Directory.Exists(folder) && ConfigurationFile.FindAbove(folder) is { } configuration)
        {
            return System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(configuration))!;
        }

        if (location.Definition is null)
        {
            for (var at = folder; at is not null; at = System.IO.Path.GetDirectoryName(at))
            {
                if (Directory.Exists(System.IO.Path.Combine(at, Name, Runs)))
                {
                    return at;
                }
            }
        }

        return folder;
    }

    private static string Under(StateLocation location, string variable, string folder) =>
        OperatingSystem.IsWindows() && location.Variables(variable) is { Length: > 0 } local
            ? local
            : System.IO.Path.Combine(location.Home, folder);

    /// <summary>A readable name that is different for each path.</summary>
    private static string KeyOf(string path)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        var name = new string([.. System.IO.Path.GetFileName(full).Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_').Take(30)]);
        return $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(full)))[..12]}";
    }
}
