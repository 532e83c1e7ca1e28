using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Aef.Tests.Architecture;

namespace Aef.Tests.PowerShell;

/// <summary>The module's load context finds native libraries where packages and the module put them.</summary>
public sealed class AdapterLoadContextTests : IDisposable
{
    private static readonly (string Prefix, string Ending) Naming =
        OperatingSystem.IsWindows() ? (string.Empty, ".dll") : OperatingSystem.IsMacOS() ? ("lib", ".dylib") : ("lib", ".so");

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-load-").FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (UnauthorizedAccessException) when (OperatingSystem.IsWindows())
        {
            // Windows keeps the files of a process that has loaded them.
        }
    }

    [Fact]
    public void A_native_library_next_to_the_assemblies_is_loaded() => Loads("aefbeside", string.Empty).ShouldBeTrue();

    [Fact]
    public void A_native_library_of_this_platform_is_loaded_from_the_runtimes_of_its_package() =>
        Loads("aefruntime", Path.Combine("runtimes", PortableIdentifier(), "native")).ShouldBeTrue();

    [Fact]
    public void A_native_library_of_another_platform_is_not_loaded() =>
        Loads("aefforeign", Path.Combine("runtimes", "plan9-mips", "native")).ShouldBeFalse();

    [Fact]
    public void A_name_with_a_path_is_not_looked_up() => Loads(Path.Combine("runtimes", "aefpath"), "runtimes", "aefpath").ShouldBeFalse();

    /// <summary>
    /// Puts a native library of .NET under another name, then asks for it as an import of an assembly in the context does.
    /// </summary>
    private bool Loads(string asked, string folder, string? name = null)
    {
        var target = Path.Combine(_folder, folder, Naming.Prefix + (name ?? asked) + Naming.Ending);
        Directory.CreateDirectory(Path.GetDirectoryName(target).ShouldNotBeNull());
        var library = (OperatingSystem.IsWindows() ? string.Empty : "lib") + "System.IO.Compression.Native" + Naming.Ending;
        File.Copy(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), library), target);
        var assembly = Path.Combine(_folder, "YamlDotNet.dll");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "YamlDotNet.dll"), assembly);

        return NativeLibrary.TryLoad(asked, NewContext().LoadFromAssemblyPath(assembly), DllImportSearchPath.SafeDirectories, out _);
    }

    // The class needs nothing of PowerShell, whose assemblies are not here.
    private AssemblyLoadContext NewContext()
    {
        var assembly = Assembly.LoadFrom(BuiltAssembly.PathOf("Aef.PowerShell"));
        var type = assembly.GetType("Aef.PowerShell.Loading.AdapterLoadContext", throwOnError: true).ShouldNotBeNull();
        return (AssemblyLoadContext)Activator.CreateInstance(type, _folder).ShouldNotBeNull();
    }

    private static string PortableIdentifier()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }
}
