using System.Diagnostics;
using System.Reflection;
using Aef.Tests.Support;

namespace Aef.Tests.PowerShell;

/// <summary>
/// The PowerShell that the Pester suites run on: <c>AEF_PWSH</c>, <c>PWSH</c>, or the one that the build of tests/PowerShellHost lays out.
/// </summary>
internal static class PowerShellInstallation
{
    private static readonly string? Named = Environment.GetEnvironmentVariable("AEF_PWSH") ?? Environment.GetEnvironmentVariable("PWSH");

    /// <summary>The program.</summary>
    public static string Path { get; } = Named is { Length: > 0 }
        ? Named
        : Repository.PathOf(HostPath()) + (OperatingSystem.IsWindows() ? ".exe" : string.Empty);

    /// <summary>Why the suites cannot run on the program that a variable names; null when they can.</summary>
    public static string? Obstacle { get; } = FindObstacle();

    /// <summary>The folders in which the program searches for modules.</summary>
    public static IEnumerable<string> ModuleFolders
    {
        get
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            var documents = Environment.GetFolderPath(Environment.SpecialFolder.MyDocuments);
            string[] usual = OperatingSystem.IsWindows()
                ? [System.IO.Path.Combine(documents, "PowerShell", "Modules")]
                : [System.IO.Path.Combine(home, ".local", "share", "powershell", "Modules"), "/usr/local/share/powershell/Modules"];
            return
            [
                System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path) ?? string.Empty, "Modules"),
                .. usual,
                .. (Environment.GetEnvironmentVariable("PSModulePath") ?? string.Empty)
                    .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
            ];
        }
    }

    /// <summary>Runs a program to its end and returns its exit code and output.</summary>
    public static (int ExitCode, string Output) Run(string program, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // What the test host passes to its own children about MSBuild is not meant for a build of its own.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    private static string HostPath() =>
        typeof(PowerShellInstallation)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "PowerShellHost")
            .Value
        ?? throw new InvalidOperationException("The project of the tests does not name the PowerShell that it builds.");

    private static string? FindObstacle()
    {
        if (Named is not { Length: > 0 })
        {
            return null;
        }

        if (!File.Exists(Path))
        {
            return $"THE PESTER SUITES DID NOT RUN: AEF_PWSH names {Path}, which does not exist";
        }

        const string question =
            "exit [int]!(($env:AEF_PESTER ? (Get-Item $env:AEF_PESTER -ErrorAction Ignore) : " +
            "(Get-Module -ListAvailable Pester | Where-Object Version -ge '5.0')) -and $PSVersionTable.PSVersion -ge [version]'7.6')";
        return Run(Path, "-NoProfile", "-NonInteractive", "-Command", question).ExitCode == 0
            ? null
            : $"THE PESTER SUITES DID NOT RUN: {Path} is older than 7.6 or has no Pester 5 (AEF_PESTER may name its manifest)";
    }
}
