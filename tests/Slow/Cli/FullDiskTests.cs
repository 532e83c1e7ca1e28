using System.Diagnostics;

namespace Aef.Tests.Cli;

/// <summary>
/// A run whose journal meets the end of the disk. The limit of a process on the size of its files means it, which needs no rights.
/// </summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task A_full_disk_stops_the_run_with_a_code_and_resuming_ends_it(string output)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var source = _aef.File("flow.json", """
            {"main": {"steps": [
              {"init": {"assign": [{"r": null}]}},
              {"each": {"for": {"value": "v", "range": [1, 60], "steps": [
                {"ask": {"call": "http.post", "args": {"url": "https://x.y/deed", "body": "${v}"}, "result": "r"}}]}}},
              {"done": {"return": "${r.body}"}}]}}
            """);
        var mocks = _aef.File("mocks.json", """[{"call": "http.post", "answer": {"body": "fine"}}]""");
        var journal = _aef.PathOf("run.journal");

        var run = await LimitedAsync(12, "simulate", source, "--mocks", mocks, "--journal", journal, "--output", output);

        run.ExitCode.ShouldBe(1, run.Error + run.Output);
        var told = output == "json" ? run.Output : run.Error;
        told.ShouldContain("AEF6180");
        told.ShouldContain(Path.GetFileName(journal));
        told.ShouldContain("aef resume");
        (run.Output + run.Error).ShouldNotContain("   at ");
        (run.Output + run.Error).ShouldNotContain(".aef-");
        new FileInfo(journal).Length.ShouldBe(12 * 1024);

        var resumed = await _aef.RunAsync("resume", journal, "--output", output);
        resumed.ExitCode.ShouldBe(0, resumed.Error);
        resumed.Output.ShouldContain("fine");
    }

    private static async Task<CliResult> LimitedAsync(int kibibytes, params string[] arguments)
    {
        var script = $"trap '' XFSZ; ulimit -f {kibibytes}; exec dotnet \"$@\"";
        var start = new ProcessStartInfo("bash", ["-c", script, "bash", Path.Combine(AppContext.BaseDirectory, "aef.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Both make large files of their own.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        using var process = Process.Start(start)!; // null only when a process is reused, which needs UseShellExecute
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CliResult(process.ExitCode, await output, await error);
    }
}
