using System.Globalization;

namespace Aef.Runs.State;

/// <summary>Asks the system about the file system of a path.</summary>
internal static class DiskSpace
{
    /// <summary>The free bytes for this user; null if the system does not report them.</summary>
    public static long? FreeBytes(string path) => Ask<long?>(path, d => d.AvailableFreeSpace);

    /// <summary>True for a network file system.</summary>
    public static bool IsNetwork(string path) =>
        path.StartsWith(@"\\", StringComparison.Ordinal) || Ask<bool?>(path, d => d.DriveType == DriveType.Network) == true;

    /// <summary>A number of bytes for people.</summary>
    public static string Text(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.#} GB"),
        >= 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.#} MB"),
        >= 1L << 10 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 10):0.#} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
    };

    private static T? Ask<T>(string path, Func<DriveInfo, T> ask)
    {
        for (var at = Path.GetFullPath(path); at is not null; at = Path.GetDirectoryName(at))
        {
            if (Directory.Exists(at))
            {
                try
                {
                    return ask(new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(at) ?? at : at));
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
                {
                    return default;
                }
            }
        }

        return default;
    }
}
