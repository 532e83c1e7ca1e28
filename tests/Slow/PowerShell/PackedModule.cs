using Aef.Tests.Support;

namespace Aef.Tests.PowerShell;

/// <summary>The module that the build of this project packs from this working copy, next to what users pack.</summary>
internal static class PackedModule
{
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name; // bin/<Configuration>/<framework>
    private static readonly Lazy<string> Packed = new(Find);
    private static readonly Lazy<PesterRun> Run = new(() => new PesterRun(Folder));

    /// <summary>The folder with the manifest.</summary>
    public static string Folder => Packed.Value;

    /// <summary>The run of the Pester suites on it, which begins when the first of them is asked for.</summary>
    public static PesterRun Pester => Run.Value;

    private static string Find()
    {
        var root = Repository.PathOf("artifacts", "module-under-test", Configuration);
        return Path.GetDirectoryName(Directory.EnumerateFiles(root, "Aef.psd1", SearchOption.AllDirectories).Single()) ?? root;
    }
}
