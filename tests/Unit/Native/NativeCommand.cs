using System.Diagnostics;
using System.Text;
using Aef.Tests.Support;

namespace Aef.Tests.Native;

/// <summary>The published native file that <c>AEF_NATIVE</c> names, started as a process of its own.</summary>
internal static class NativeCommand
{
    /// <summary>The file, or null when the variable is not set.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("AEF_NATIVE") is { Length: > 0 } path
        ? System.IO.Path.GetFullPath(path, Repository.Root)
        : null;

    /// <summary>
    /// Why the tests cannot run; null when they can. A file that is named and missing makes them fail, it does not skip them.
    /// </summary>
    public static string? Obstacle => Path is null
        ? "THE NATIVE COMMAND WAS NOT TESTED: AEF_NATIVE does not name a published file (.ci/run publishes one when it finds a linker)"
        : null;

    /// <summary>Runs the native command to its end.</summary>
    public static Task<ProcessResult> RunAsync(string folder, string input, params IEnumerable<string> arguments) =>
        StartAsync(Path.ShouldNotBeNull(), folder, input, arguments);

    /// <summary>Runs the plain build of the same commit to its end.</summary>
    public static Task<ProcessResult> RunPlainAsync(string folder, string input, params IEnumerable<string> arguments) =>
        StartAsync("dotnet", folder, input, [System.IO.Path.Combine(AppContext.BaseDirectory, "aef.dll"), .. arguments]);

    /// <summary>Runs a program to its end.</summary>
    public static async Task<ProcessResult> StartAsync(string program, string folder, string input, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start).ShouldNotBeNull();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await WriteAsync(process, input);
        await process.WaitForExitAsync();
        return new ProcessResult(process.ExitCode, await output, await error);
    }

    private static async Task WriteAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The command has ended without reading what it did not ask for.
        }
    }
}

/// <summary>The output and exit code of a process.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error);
