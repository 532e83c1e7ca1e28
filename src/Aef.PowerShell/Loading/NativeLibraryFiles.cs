using System.Runtime.InteropServices;

namespace Aef.PowerShell.Loading;

/// <summary>Finds native libraries of packages: next to the assemblies, or in <c>runtimes/RID/native</c>, the layout of packages.</summary>
internal static class NativeLibraryFiles
{
    private static readonly (string Prefix, string Ending) Naming =
        OperatingSystem.IsWindows() ? (string.Empty, ".dll") : OperatingSystem.IsMacOS() ? ("lib", ".dylib") : ("lib", ".so");

    /// <summary>The first file that exists, or null.</summary>
    /// <param name="folder">The folder of the assemblies.</param>
    /// <param name="name">The name in the import, with or without prefix and extension.</param>
    public static string? Find(string folder, string name)
    {
        // Paths are left to the caller; only names are searched.
        if (name != Path.GetFileName(name))
        {
            return null;
        }

        var folders = RuntimeIdentifiers().Select(rid => Path.Combine(folder, "runtimes", rid, "native")).Prepend(folder);
        return folders.SelectMany(f => FileNames(name).Select(n => Path.Combine(f, n))).FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> FileNames(string name) =>
        new[] { Naming.Prefix + name + Naming.Ending, name + Naming.Ending, name }.Distinct(StringComparer.Ordinal);

    // The platform's own identifier first (linux-musl-x64), then the one that packages use for all systems of a kind.
    private static IEnumerable<string> RuntimeIdentifiers()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        return new[] { RuntimeInformation.RuntimeIdentifier, $"{system}-{architecture}", system }.Distinct(StringComparer.Ordinal);
    }
}
