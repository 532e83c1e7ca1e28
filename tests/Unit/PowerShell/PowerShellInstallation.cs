using System.Diagnostics;
using Aef.Tests.Support;

namespace Aef.Tests.PowerShell;

/// <summary>The PowerShell that the Pester suites run on: <c>AEF_PWSH</c>, <c>PWSH</c>, or pwsh on the PATH.</summary>
internal static class PowerShellInstallation
{
    /// <summary>The program, or null when there is none.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Why the suites cannot run; null when they can.</summary>
    public static string? Obstacle { get; } = FindObstacle();

    /// <summary>Runs a program to its end and gives its exit code with all it printed.</summary>
    public static (int ExitCode, string Output) Run(string program, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // What the test host tells its own children about MSBuild is not meant for a build of its own.
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

    private static string? Find()
    {
        if ((Environment.GetEnvironmentVariable("AEF_PWSH") ?? Environment.GetEnvironmentVariable("PWSH")) is { Length: > 0 } named)
        {
            return named;
        }

        var file = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => System.IO.Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }

    private static string? FindObstacle()
    {
        if (Path is null)
        {
            return "THE PESTER SUITES DID NOT RUN: there is no pwsh on the PATH, and AEF_PWSH does not name one";
        }

        if (!File.Exists(Path))
        {
            return $"THE PESTER SUITES DID NOT RUN: AEF_PWSH names {Path}, which does not exist";
        }

        const string question = "exit [int]!(($env:AEF_PESTER ? (Get-Item $env:AEF_PESTER -ErrorAction Ignore) : (Get-Module -ListAvailable Pester | Where-Object Version -ge '5.0')) -and $PSVersionTable.PSVersion -ge [version]'7.6')";
        return Run(Path, "-NoProfile", "-NonInteractive", "-Command", question).ExitCode == 0
            ? null
            : $"THE PESTER SUITES DID NOT RUN: {Path} is older than 7.6 or has no Pester 5 (AEF_PESTER may name its manifest)";
    }
}
