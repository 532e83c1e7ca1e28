using System.Text.Json;
using Aef.Tests.Support;

namespace Aef.Tests.PowerShell;

/// <summary>
/// One run of all Pester suites in a few processes at once. A process costs three seconds before its first test, so suites share one.
/// </summary>
internal sealed class PesterRun
{
    private const string Ending = ".Tests.ps1";
    private const int Processes = 3;
    private const int UsualSeconds = 2;

    /// <summary>What the suites that take longest need. A number that is wrong costs time and nothing else.</summary>
    private static readonly Dictionary<string, int> Seconds = new(StringComparer.Ordinal)
    {
        ["Isolation"] = 45,
        ["Examples"] = 17,
        ["Module"] = 14,
        ["Behavior"] = 13,
        ["Background"] = 8,
        ["Faults"] = 7,
        ["Executing"] = 6,
        ["Trial"] = 6,
        ["RunnerSafety"] = 5,
        ["Views"] = 5,
        ["Building"] = 4,
        ["CI"] = 4,
        ["Diagnostics"] = 4,
    };

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private readonly Dictionary<string, Task<IReadOnlyList<PesterSuite>>> _groups;

    public PesterRun(string module)
    {
        Directory.CreateDirectory(Repository.PathOf("artifacts", "test-results"));
        _groups = Balanced()
            .Select((names, i) =>
                (Names: names, Run: Task.Factory.StartNew(() => Run(module, names, i + 1), TaskCreationOptions.LongRunning)))
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

    /// <summary>The longest suite that is left goes to the process that has least to do.</summary>
    private static List<string>[] Balanced()
    {
        var groups = Enumerable.Range(0, Processes).Select(_ => new List<string>()).ToArray();
        foreach (var name in Names.OrderByDescending(Needs).ThenBy(n => n, StringComparer.Ordinal))
        {
            groups.MinBy(g => g.Sum(Needs))!.Add(name); // There are groups.
        }

        return groups;
    }

    private static int Needs(string suite) => Seconds.GetValueOrDefault(suite, UsualSeconds);

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
