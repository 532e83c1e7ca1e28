using System.Text.RegularExpressions;
using Aef.Tests.Support;

namespace Aef.Tests.Native;

/// <summary>The published native file next to the plain build: same output, same errors, same exit codes.</summary>
public sealed partial class NativeCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-native-").FullName;

    public static TheoryData<string> CommandLines => [.. Commands.Select(c => $"{c} --help"), .. Lines.Split('\n')];

    private static string[] Commands =>
        ["validate", "compile", "run", "simulate", "resume", "rerun", "test", "show", "measure", "diff", "format", "explain", "schema"];

    private const string Lines = """

        --help
        --version
        frobnicate
        validate
        simulate x.json --output xml
        validate missing.json
        resume missing.journal
        validate pipeline.json
        validate pipeline.json --output json
        validate pipeline.json --output sarif
        validate pipeline.yaml
        validate broken.yaml
        validate broken.yaml --ci github
        validate -
        compile pipeline.json
        compile pipeline.yaml --format json
        compile pipeline.json --parameters platform-parameters-dev.json
        compile pipeline.json platform-parameters-dev.json - False
        compile pipeline.json --template ../templates/runbook.md.scriban
        compile pipeline.json --template ../templates/argo.yaml.scriban
        compile ../taxi-trips/pipeline.yaml --template ../templates/argo.yaml.scriban
        simulate pipeline.json
        simulate pipeline.json --output json
        simulate pipeline.json --events -
        simulate pipeline.json --script simulate/failing-night.yaml
        simulate ../nightly-report/report.yaml --args {"day":"2026-01-01"} --mocks ../nightly-report/mocks.yaml
        test .
        test . --output json
        test . --output junit
        test . --coverage
        show pipeline.json
        show pipeline.json --format svg
        show pipeline.json --format mermaid
        show pipeline.json --format dot
        measure pipeline.json
        measure pipeline.json --output json
        diff pipeline.json pipeline.yaml
        diff pipeline.json pipeline.yaml --output json
        format pipeline.json --stdout
        format pipeline.yaml --check
        explain
        explain 3004
        explain 3004 --output json
        schema definition
        schema job dataform-tag-executor
        schema test
        schema template
        """;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [NativeTheory]
    [MemberData(nameof(CommandLines))]
    public async Task The_native_command_and_the_plain_build_do_the_same(string line)
    {
        var folder = CopyExamples();
        var input = await File.ReadAllTextAsync(Path.Combine(folder, "pipeline.yaml"));
        var arguments = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var native = await NativeCommand.RunAsync(folder, input, arguments);
        var plain = await NativeCommand.RunPlainAsync(folder, input, arguments);

        Comparable(native).ShouldBe(Comparable(plain));
        native.Error.ShouldNotContain("AEF9001");
    }

    [NativeFact]
    public async Task A_run_is_resumed_from_its_journal_and_run_again()
    {
        var folder = CopyExamples();
        string[] run = ["simulate", "pipeline.json", "--journal", "night.journal", "--script", "simulate/failing-night.yaml"];
        var whole = await NativeCommand.RunAsync(folder, string.Empty, run);
        var journal = Path.Combine(folder, "night.journal");
        var lines = await File.ReadAllLinesAsync(journal);
        await File.WriteAllTextAsync(journal, string.Concat(lines.Take(lines.Length / 2).Select(l => l + "\n")));

        var resumed = await NativeCommand.RunAsync(folder, string.Empty, "resume", "night.journal");
        var rerun = await NativeCommand.RunAsync(folder, string.Empty, "rerun", "night.journal");

        whole.ExitCode.ShouldBe(1, whole.Error);
        resumed.ExitCode.ShouldBe(1, resumed.Error);
        resumed.Output.ShouldBe(whole.Output);
        rerun.Output.ShouldStartWith("daily-sales ", customMessage: rerun.Error);
        rerun.Error.ShouldNotContain("AEF9001");
    }

    [NativeFact]
    public void What_is_published_is_one_file_and_the_libraries_of_databases() =>
        Directory.GetFileSystemEntries(Path.GetDirectoryName(NativeCommand.Path).ShouldNotBeNull())
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Select(f => f.StartsWith("lib", StringComparison.Ordinal) ? f[3..] : f)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["aef", "duckdb", "e_sqlite3"]);

    [NativeFact(NeedsTerminal = true)]
    public async Task The_live_tree_of_a_terminal_is_drawn_natively()
    {
        var folder = CopyExamples();
        await File.WriteAllTextAsync(Path.Combine(folder, "quick.yaml"), "defaults: { duration_seconds: 1 }\n");
        var definition = Cli.CliSamples.Definition.Replace("wait_time_seconds: 30", "wait_time_seconds: 1", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "one.yaml"), definition);

        var command = $"env TERM=xterm '{NativeCommand.Path}' simulate one.yaml --real-time --script quick.yaml";
        var shown = await NativeCommand.StartAsync(NativeFactAttribute.Terminal, folder, string.Empty, ["-qec", command, "/dev/null"]);

        shown.ExitCode.ShouldBe(0, shown.Output);
        shown.Output.ShouldContain("of 3 steps", customMessage: shown.Output);
        shown.Output.ShouldContain("└── level 2", customMessage: shown.Output);
    }

    /// <summary>All that must be equal: how long tests took and which folder the command is in are not.</summary>
    private static string Comparable(ProcessResult result)
    {
        var all = $"exit code {result.ExitCode}\n{result.Output}\n--- standard error\n{result.Error}";
        return Varying().Replace(all.ReplaceLineEndings("\n"), "…");
    }

    [GeneratedRegex("(?<= time=\")[0-9.]+|(?<=\\(in )[^)]+", RegexOptions.None, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Varying();

    private string CopyExamples()
    {
        var examples = Repository.PathOf("examples");
        foreach (var file in Directory.EnumerateFiles(examples, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(examples, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy).ShouldNotBeNull());
            File.Copy(file, copy);
        }

        var folder = Path.Combine(_folder, "daily-sales");
        const string broken = "name: night\nlevels:\n  - - { job_id: J01, next: J09, wait_time_seconds: soon }\n  - : [\n";
        File.WriteAllText(Path.Combine(folder, "broken.yaml"), broken);
        return folder;
    }
}
