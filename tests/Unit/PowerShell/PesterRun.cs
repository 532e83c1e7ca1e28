using System.Text.Json;
using Aef.Tests.Support;

namespace Aef.Tests.PowerShell;

/// <summary>
/// One run of all Pester suites in two processes at once. A process costs three seconds before its first test, so suites share one:
/// those that start further processes are in the first, the others in the second.
/// </summary>
internal sealed class PesterRun
{
    private const string Ending = ".Tests.ps1";
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private readonly Dictionary<string, Task<IReadOnlyList<PesterSuite>>> _groups;

    public PesterRun(string module)
    {
        Directory.CreateDirectory(Repository.PathOf("artifacts", "test-results"));
        _groups = Names.GroupBy(StartsProcesses)
            .Select(g => (Names: g.ToArray(), Run: Task.Factory.StartNew(() => Run(module, g, g.Key ? 1 : 2), TaskCreationOptions.LongRunning)))
            .SelectMany(g => g.Names.Select(n => (Name: n, g.Run)))
            .ToDictionary(p => p.Name, p => p.Run);
    }

    /// <summary>The suites of the repository but the one that needs PSScriptAnalyzer, where that is missing.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*" + Ending).Select(f => Path.GetFileName(f)[..^Ending.Length])
            .Where(n => n != ScriptAnalyzerFactAttribute.Suite || ScriptAnalyzerFactAttribute.Obstacle is null)
            .Order(StringComparer.Ordinal),
    ];

    private static string Folder => Repository.PathOf("tests", "Pester");

    /// <summary>Waits for the process that runs the suite, and returns what came of it.</summary>
    public async Task<PesterSuite> ResultOf(string suite) => (await _groups[suite]).Single(s => s.Suite == suite);

    private static bool StartsProcesses(string suite) => File.ReadAllText(Path.Combine(Folder, suite + Ending)).Contains("Get-Process -Id $PID", StringComparison.Ordinal);

    private static IReadOnlyList<PesterSuite> Run(string module, IEnumerable<string> names, int number)
    {
        var summary = Repository.PathOf("artifacts", "test-results", $"pester-{number}.json");
        File.Delete(summary);
        var (_, output) = PowerShellInstallation.Run(
            PowerShellInstallation.Path,
            "-NoProfile", "-NonInteractive", "-File", Path.Combine(Folder, "Invoke-Pester.ps1"),
            "-ModulePath", module, "-Name", string.Join(',', names), "-SummaryPath", summary, "-Output", "None");
        File.Exists(summary).ShouldBeTrue(output);
        return JsonSerializer.Deserialize<PesterSuite[]>(File.ReadAllText(summary), Options) ?? [];
    }
}
