using System.Diagnostics;
using Aef.Tests.Native;
using Aef.Tests.Support;

namespace Aef.Tests.Cli;

/// <summary><c>aef NAME</c> starts <c>aef-NAME</c> of its own folder. A second copy of aef under another name is the program.</summary>
public sealed class CompanionProgramTests : IDisposable
{
    private static readonly string[] PlainFiles =
        [
            "aef.dll",
            "aef.runtimeconfig.json",
            "Aef.Core.dll",
            "Aef.Documents.dll",
            "Aef.Runs.dll",
            "Aef.Workflows.dll",
            "System.CommandLine.dll",
        ];
    private static readonly string Ending = OperatingSystem.IsWindows() ? ".exe" : string.Empty;
    private static readonly string Definition = Repository.PathOf("examples", "daily-sales", "pipeline.json");
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-companion-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Arguments_output_and_exit_code_are_those_of_the_program()
    {
        Install("aef-twin");

        var result = await RunAsync("twin", "show", Definition, "--format", "dot");
        var refused = await RunAsync("twin", "show", Definition, "--format", "two words; \"quoted\" $HOME *");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldStartWith("digraph");
        refused.ExitCode.ShouldBe(2);
        refused.Output.ShouldBeEmpty();
        refused.Error.ShouldContain("two words; \"quoted\" $HOME *");
    }

    [Fact]
    public async Task Standard_input_is_passed_on()
    {
        Install("aef-twin");

        var result = await RunAsync(["twin", "validate", "-"], await File.ReadAllTextAsync(Definition));

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldStartWith("-: valid definition");
    }

    [Fact]
    public async Task A_built_in_command_is_never_replaced()
    {
        Install("aef-explain");
        File.WriteAllText(PathOf("aef-explain"), "not a program");

        var result = await RunAsync("explain", "3004");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldStartWith("AEF3004");
    }

    [Fact]
    public async Task The_current_folder_and_the_path_are_not_searched()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName;
        Install("aef-twin");
        File.Move(PathOf("aef-twin"), Path.Combine(elsewhere, "aef-twin" + Ending));
        var path = Environment.GetEnvironmentVariable("PATH");
        try
        {
            Environment.SetEnvironmentVariable("PATH", elsewhere + Path.PathSeparator + path);
            var result = await RunAsync(["twin", "schema", "definition"], string.Empty, elsewhere);

            result.ExitCode.ShouldBe(2);
            result.Output.ShouldBeEmpty();
            result.Error.ShouldContain("twin");
            result.Error.ShouldContain($"No program aef-twin{Ending} exists next to aef either (in {_folder}");
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }

    [Theory]
    [InlineData("../aef-twin")]
    [InlineData("elsewhere/twin")]
    [InlineData("Twin")]
    [InlineData("-twin")]
    [InlineData("t win")]
    public async Task A_word_that_is_not_a_name_starts_nothing(string word)
    {
        Install("aef-twin");

        var result = await RunAsync(word, "schema", "definition");

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldStartWith("aef: ");
        result.Error.ShouldNotContain("next to aef");
    }

    [Fact]
    public async Task A_file_that_cannot_be_started_is_reported_without_a_stack_trace()
    {
        Install("aef-twin");
        File.WriteAllText(PathOf("aef-twin"), "no program");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PathOf("aef-twin"), UnixFileMode.UserRead);
        }

        var result = await RunAsync("twin");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldStartWith($"aef: {PathOf("aef-twin")} cannot be started: ");
        result.Error.ShouldNotContain("   at ");
    }

    [UnixFact]
    public async Task A_signal_to_aef_alone_reaches_the_program_and_its_exit_code_comes_back()
    {
        Install("aef-waits");
        const string script = "#!/bin/sh\ntrap 'echo ended; exit 7' TERM\necho ready\nwhile :; do sleep 0.05; done\n";
        await File.WriteAllTextAsync(PathOf("aef-waits"), script);
        var start = NativeCommand.Path is null
            ? new ProcessStartInfo("dotnet", [Path.Combine(_folder, "aef.dll"), "waits"])
            : new ProcessStartInfo(PathOf("aef"), ["waits"]);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start).ShouldNotBeNull();
        (await process.StandardOutput.ReadLineAsync()).ShouldBe("ready");

        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        var rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        rest.ShouldBe("ended\n");
        process.ExitCode.ShouldBe(7);
    }

    private string PathOf(string name) => Path.Combine(_folder, name + Ending);

    /// <summary>Copies aef into the folder, and once more under the name of a companion.</summary>
    private void Install(string companion)
    {
        if (NativeCommand.Path is { } native)
        {
            File.Copy(native, PathOf("aef"));
            File.Copy(native, PathOf(companion));
            return;
        }

        foreach (var file in PlainFiles)
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(_folder, file));
        }

        // The host of an application searches for the assembly that it was built for in its own folder, whatever the host is called.
        File.Copy(Path.Combine(AppContext.BaseDirectory, "aef" + Ending), PathOf(companion));
    }

    private Task<ProcessResult> RunAsync(params string[] arguments) => RunAsync(arguments, string.Empty);

    private Task<ProcessResult> RunAsync(string[] arguments, string input, string? folder = null) => NativeCommand.Path is null
        ? NativeCommand.StartAsync("dotnet", folder ?? _folder, input, [Path.Combine(_folder, "aef.dll"), .. arguments])
        : NativeCommand.StartAsync(PathOf("aef"), folder ?? _folder, input, arguments);
}
