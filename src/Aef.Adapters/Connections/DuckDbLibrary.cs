using System.Reflection;
using System.Runtime.InteropServices;
using DuckDB.NET.Native;

namespace Aef.Adapters.Connections;

/// <summary>
/// Finds the native library of DuckDB, which has 70 MB and is not a part of every package: at the path of <c>AEF_DUCKDB_LIBRARY</c>, next
/// to the program, or where the runtime finds it.
/// </summary>
internal static class DuckDbLibrary
{
    /// <summary>The environment variable with the path of the library.</summary>
    public const string Variable = "AEF_DUCKDB_LIBRARY";

    private static readonly Lock Gate = new();
    private static bool _isUsed;

    private static string FileName =>
        OperatingSystem.IsWindows() ? "duckdb.dll" : OperatingSystem.IsMacOS() ? "libduckdb.dylib" : "libduckdb.so";

    /// <summary>Sets where the runtime searches; only the first call of a process has an effect.</summary>
    public static void Use(string? path)
    {
        lock (Gate)
        {
            if (!_isUsed)
            {
                _isUsed = true;
                NativeLibrary.SetDllImportResolver(
                    typeof(NativeMethods).Assembly,
                    (name, assembly, search) => Load(name, assembly, search, path));
            }
        }
    }

    /// <summary>True for the failures of a library that is not found, or is for another platform.</summary>
    public static bool IsMissing(Exception e) =>
        e is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException
        || (e is TypeInitializationException { InnerException: { } inner } && IsMissing(inner));

    /// <summary>Where the library was searched, for a message.</summary>
    public static string Searched(string? path) =>
        string.Join(", ", Candidates(path).Select(c => $"\"{c}\" {(File.Exists(c) ? "cannot be loaded" : "does not exist")}")) + ".";

    private static nint Load(string name, Assembly assembly, DllImportSearchPath? search, string? path)
    {
        if (name != "duckdb")
        {
            return nint.Zero;
        }

        foreach (var candidate in Candidates(path))
        {
            if (NativeLibrary.TryLoad(candidate, out var handle))
            {
                return handle;
            }
        }

        return NativeLibrary.TryLoad(name, assembly, search, out var found) ? found : nint.Zero;
    }

    private static IEnumerable<string> Candidates(string? path)
    {
        if ((path ?? Environment.GetEnvironmentVariable(Variable)) is { Length: > 0 } named)
        {
            yield return named;
            yield break;
        }

        yield return Path.Combine(AppContext.BaseDirectory, FileName);

        // A build that is not published does not copy the library: it has the path of the package.
        var note = Path.Combine(AppContext.BaseDirectory, "duckdb.path");
        if (File.Exists(note))
        {
            yield return File.ReadAllText(note).Trim();
        }
    }
}
