using System.Reflection;
using System.Runtime.Loader;

namespace Aef.PowerShell.Loading;

/// <summary>
/// The private load context of Aef.Adapters and its packages (<c>bin/deps</c>), so that another module may load any version of the same
/// packages. Other assemblies come from the Default context, which is how both sides share the interfaces.
/// </summary>
internal sealed class AdapterLoadContext : AssemblyLoadContext
{
    /// <summary>The name in <see cref="AssemblyLoadContext.All"/>.</summary>
    public const string ContextName = "Aef.Adapters";

    private readonly string _folder;

    /// <summary>Creates a context over the assemblies in <paramref name="folder"/>.</summary>
    public AdapterLoadContext(string folder)
        : base(ContextName) => _folder = folder;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        // The runtime itself searches only next to the assembly, never in runtimes/RID/native.
        var path = NativeLibraryFiles.Find(_folder, unmanagedDllName);
        return path is null ? nint.Zero : LoadUnmanagedDllFromPath(path);
    }
}
