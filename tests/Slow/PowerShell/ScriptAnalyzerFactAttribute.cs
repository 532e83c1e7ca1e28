namespace Aef.Tests.PowerShell;

/// <summary>A test that needs the module PSScriptAnalyzer; without it the test is skipped with a reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ScriptAnalyzerFactAttribute : FactAttribute
{
    /// <summary>The Pester suite that needs it.</summary>
    public const string Suite = "Analysis";

    public ScriptAnalyzerFactAttribute() => Skip = Obstacle;

    /// <summary>Why the suite cannot run; null when it can.</summary>
    public static string? Obstacle { get; } =
        PowerShellInstallation.ModuleFolders.Any(f => Directory.Exists(Path.Combine(f, "PSScriptAnalyzer")))
            ? null
            : "PSScriptAnalyzer is not installed and is on no NuGet feed. Run: Install-PSResource PSScriptAnalyzer";
}
