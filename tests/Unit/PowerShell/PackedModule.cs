using Aef.Tests.Support;

namespace Aef.Tests.PowerShell;

/// <summary>The module, packed from this working copy once for all suites, next to what users pack.</summary>
public sealed class PackedModule
{
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name; // bin/<Configuration>/<framework>

    private readonly Lazy<PesterRun> _pester;

    public PackedModule()
    {
        _pester = new(() => new PesterRun(Folder));
        if (PowerShellInstallation.Obstacle is not null)
        {
            return;
        }

        var root = Repository.PathOf("artifacts", "module-under-test") + Path.DirectorySeparatorChar;
        var (exitCode, output) = PowerShellInstallation.Run(
            "dotnet", "build", Repository.PathOf("module", "Aef.Module.proj"), "-t:Pack", "-v:q", $"-p:Configuration={Configuration}", "-p:RunAnalyzers=false", $"-p:ModuleRoot={root}");
        exitCode.ShouldBe(0, output);
        Folder = Path.GetDirectoryName(Directory.EnumerateFiles(root, "Aef.psd1", SearchOption.AllDirectories).Single()) ?? root;
    }

    /// <summary>The folder with the manifest.</summary>
    public string Folder { get; } = string.Empty;

    /// <summary>The run of the Pester suites on it, which begins when the first of them is asked for.</summary>
    internal PesterRun Pester => _pester.Value;
}
