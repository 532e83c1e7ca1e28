using System.Reflection;
using System.Runtime.InteropServices;
using DuckDB.NET.Native;

namespace Aef.Adapters.Connections;

/// <summary>
/// Finds the native library of DuckDB, which has 70 MB and is not a part of every package: at the path of <c>AEF_DUCKDB_LIBRARY</c>, in the
/// folder of the program, or where the runtime finds it.
/// </summary>
/// <param name="path">The path of the library; null to search for it.</param>
/// <param name="folder">The folder that is searched; null for that of the program.</param>
internal sealed class DuckDbLibrary(string? path, string? folder = null)
{
    /// <summary>The environment variable with the path of the library.</summary>
    public const string Variable = "AEF_DUCKDB_LIBRARY";

    private static readonly Lock Gate = new();
    private static DuckDbLibrary? _used;

    private static string FileName =>
        OperatingSystem.IsWindows() ? "duckdb.dll" : OperatingSystem.IsMacOS() ? "libduckdb.dylib" : "libduckdb.so";

    /// <summary>Sets where the runtime searches; only the first call of a process has an effect.</summary>
    public void Use()
    {
        lock (Gate)
        {
            if (_used is null)
            {
                _used = this;
                NativeLibrary.SetDllImportResolver(
                    typeof(NativeMethods).Assembly,
                    (name, assembly, search) => name == "duckdb" ? Load(assembly, search) : nint.Zero);
            }
        }
    }

    /// <summary>True for the failures of a library that is not found, or is for another platform.</summary>
    public static bool IsMissing(Exception e) =>
        e is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException
        || (e is TypeInitializationException { InnerException: { } inner } && IsMissing(inner));

    /// <summary>True if the library can be loaded. It stays loaded, because a caller that asks needs it.</summary>
    public bool IsFound() => Load(typeof(NativeMethods).Assembly, null) != nint.Zero;

    /// <summary>Where the library was searched, for a message.</summary>
    public string Searched() =>
        string.Join(", ", Candidates().Select(c => $"\"{c}\" {(File.Exists(c) ? "cannot be loaded" : "does not exist")}")) + ".";

    private nint Load(Assembly assembly, DllImportSearchPath? search)
    {
        foreach (var candidate in Candidates())
        {
            if (NativeLibrary.TryLoad(candidate, out var handle))
            {
                return handle;
            }
        }

        return NativeLibrary.TryLoad("duckdb", assembly, search, out var found) ? found : nint.Zero;
    }

    private IEnumerable<string> Candidates()
    {
        if ((path ?? Environment.GetEnvironmentVariable(Variable)) is { Length: > 0 } named)
        {
            yield return named;
            yield break;
        }

        var program = folder ?? AppContext.BaseDirectory;
        yield return Path.Combine(program, FileName);

        // A build that is not published does not copy the library: it has the path of the package.
        var note = Path.Combine(program, "duckdb.path");
        if (File.Exists(note))
        {
            yield return File.ReadAllText(note).Trim();
        }
    }
}
