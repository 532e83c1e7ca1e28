using System.Diagnostics;
using Aef.Tests.Support;

namespace Aef.Tests.Cli;

public sealed class StartUpTests : IDisposable
{
    private static readonly string[] Needed =
        [
            "aef.dll",
            "aef.runtimeconfig.json",
            "Aef.Core.dll",
            "Aef.Documents.dll",
            "Aef.Runs.dll",
            "Aef.Workflows.dll",
            "System.CommandLine.dll",
        ];
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-start-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("validate")]
    [InlineData("compile")]
    [InlineData("simulate")]
    public async Task Json_is_worked_on_without_loading_yaml_or_the_live_tree(string command)
    {
        foreach (var file in Needed)
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(_folder, file));
        }

        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(_folder, "aef.dll"), command, Repository.PathOf("examples", "daily-sales", "pipeline.json")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!; // null only when a process is reused, which needs UseShellExecute
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(0, await error);
        (await output).ShouldNotBeEmpty();
    }
}
