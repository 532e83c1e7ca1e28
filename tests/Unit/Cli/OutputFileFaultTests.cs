using System.Diagnostics;
using Aef.Tests.Native;

namespace Aef.Tests.Cli;

/// <summary>
/// Faults of the command in the files that it reads and writes. A command with relative paths is a process of its own, with a folder of its
/// own: a process of the native file when <c>AEF_NATIVE</c> names one.
/// </summary>
public sealed class OutputFileFaultTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [UnixFact]
    public async Task Outputs_through_a_relative_link_are_written_to_its_target()
    {
        Prepare();
        Directory.CreateDirectory(_aef.PathOf("real"));
        (string Line, string Link)[] commands =
        [
            (
                "compile sample.yaml -o out.yaml",
                "out.yaml"), ("schema definition -o s.json", "s.json"), ("show sample.yaml -o tree.txt", "tree.txt"),
            (
                "simulate sample.yaml --journal run.journal",
                "run.journal"), ("simulate sample.yaml --events e.jsonl", "e.jsonl"), ("test x.aeftest.yaml --junit ju.xml", "ju.xml"),
            ("test x.aeftest.yaml --coverage-file c.json", "c.json"),
        ];

        foreach (var (line, link) in commands)
        {
            File.CreateSymbolicLink(_aef.PathOf(link), Path.Combine("real", link));

            var result = await InFolder(line);

            result.ExitCode.ShouldBe(0, line + ": " + result.Error);
            new FileInfo(_aef.PathOf(link)).LinkTarget.ShouldBe(Path.Combine("real", link), line);
            new FileInfo(_aef.PathOf("real/" + link)).Length.ShouldBeGreaterThan(100, line);
            File.Exists("/" + link).ShouldBeFalse(line);
        }
    }

    [UnixFact]
    public async Task An_input_through_a_relative_link_is_read()
    {
        Prepare();
        Directory.CreateDirectory(_aef.PathOf("links"));
        File.CreateSymbolicLink(_aef.PathOf("link.yaml"), "sample.yaml");
        File.CreateSymbolicLink(_aef.PathOf("again.yaml"), "link.yaml");
        File.CreateSymbolicLink(_aef.PathOf("links/up.yaml"), "../sample.yaml");

        foreach (var line in new[] { "validate link.yaml", "validate again.yaml", "validate *nk.yaml", "validate links/up.yaml", "simulate link.yaml", "show again.yaml" })
        {
            var result = await InFolder(line);

            result.ExitCode.ShouldBe(0, line + ": " + result.Error);
        }
    }

    [UnixFact]
    public async Task A_rerun_through_a_relative_link_replaces_the_journal_that_the_link_means()
    {
        Prepare();
        _aef.File("bad.yaml", "jobs:\n  A: { ends: failed }\n");
        _aef.File("one.yaml", "levels: [[{ job_id: A, job_name: a, executor: dataform-tag-executor }]]\n");
        Directory.CreateDirectory(_aef.PathOf("sub"));
        (await InFolder("simulate one.yaml --script bad.yaml --journal sub/one.journal")).ExitCode.ShouldBe(1);
        File.CreateSymbolicLink(_aef.PathOf("last.journal"), "sub/one.journal");
        var old = await File.ReadAllTextAsync(_aef.PathOf("sub/one.journal"));
        _aef.File("bad.yaml", "jobs: {}\n");

        var rerun = await InFolder("rerun last.journal");
        var again = await InFolder("rerun last.journal");

        rerun.ExitCode.ShouldBe(0, rerun.Error);
        (await File.ReadAllTextAsync(_aef.PathOf("sub/one.journal.1"))).ShouldBe(old);
        (await File.ReadAllTextAsync(_aef.PathOf("sub/one.journal"))).ShouldNotBe(old);
        again.Error.ShouldContain("AEF6168", customMessage: "nothing is left to repeat");
    }

    [UnixFact]
    public async Task A_named_pipe_or_folder_as_an_output_is_refused_before_anything_runs()
    {
        Prepare();
        Directory.CreateDirectory(_aef.PathOf("folder"));
        await Process.Start("mkfifo", [_aef.PathOf("pipe")]).WaitForExitAsync();
        File.CreateSymbolicLink(_aef.PathOf("link"), "pipe");
        File.CreateSymbolicLink(_aef.PathOf("loop"), "loop");
        (string Path, string Reason)[] outputs =
        [
            ("pipe", "it is not a regular file"),
            ("link", "it is not a regular file"),
            ("folder", "it is a folder"),
            ("no/such/out", "the folder \"no/such\" does not exist"),
            ("loop", "no end"),
        ];
        string[][] commands =
        [
            ["simulate", _aef.PathOf("sample.yaml"), "--events"],
            ["simulate", _aef.PathOf("flow.yaml"), "--args", "{\"n\":1}", "--events"],
            ["test", _aef.PathOf("x.aeftest.yaml"), "--junit"],
            ["show", _aef.PathOf("sample.yaml"), "-o"],
            ["schema", "definition", "-o"],
            ["compile", _aef.PathOf("sample.yaml"), "-o"],
        ];

        foreach (var (path, reason) in outputs)
        {
            foreach (var command in commands)
            {
                if (path == "folder" && command[0] == "compile")
                {
                    continue; // The workflows are written into it.
                }

                var result = await _aef.RunAsync([.. command, _aef.PathOf(path)]).WaitAsync(Long);

                var line = string.Join(' ', command) + " " + path;
                result.ExitCode.ShouldBe(1, line);
                result.Error.ShouldContain("error AEF1082", customMessage: line);
                result.Error.ShouldContain(reason, customMessage: line);
            }
        }
    }

    [UnixFact]
    public async Task What_a_shell_opened_for_a_command_is_written_to_and_not_replaced()
    {
        Prepare();
        var script =
            $"set -e; dotnet \"$0\" compile sample.yaml -o >(cat > sub.yaml); sleep 0.5; dotnet \"$0\" compile sample.yaml -o /dev/stdout > out.yaml; (echo '# first'; dotnet \"$0\" compile sample.yaml -o /dev/stdout) > both.yaml";

        var result = await NativeCommand.StartAsync(
            "bash",
            _aef.PathOf("."),
            string.Empty,
            ["-c", script, Path.Combine(AppContext.BaseDirectory, "aef.dll")]);

        result.ExitCode.ShouldBe(0, result.Error);
        (await File.ReadAllTextAsync(_aef.PathOf("sub.yaml"))).ShouldStartWith("main:");
        (await File.ReadAllTextAsync(_aef.PathOf("out.yaml"))).ShouldStartWith("main:");
        (await File.ReadAllTextAsync(_aef.PathOf("both.yaml"))).ShouldStartWith("# first\nmain:");
    }

    [UnixFact]
    public async Task A_full_disk_has_a_code_for_each_output()
    {
        Prepare();
        foreach (var line in new[] { "compile sample.yaml -o out.yaml", "simulate sample.yaml --events out.jsonl", "test x.aeftest.yaml --junit out.xml", "show sample.yaml --format svg -o out.svg" })
        {
            var result = await NativeCommand.StartAsync(
                "bash",
                _aef.PathOf("."),
                string.Empty,
                [
                    "-c",
                    "trap '' XFSZ; ulimit -f 0; DOTNET_EnableWriteXorExecute=0 DOTNET_EnableDiagnostics=0 exec dotnet \"$@\"",
                    "bash",
                    Path.Combine(AppContext.BaseDirectory, "aef.dll"),
                    .. line.Split(' '),
                ]);

            result.ExitCode.ShouldBe(1, line);
            result.Error.ShouldContain("error AEF1082", customMessage: line);
            result.Error.ShouldNotContain("   at ");
            result.Error.ShouldNotContain(".aef-");
        }
    }

    private void Prepare()
    {
        _aef.File("sample.yaml", CliSamples.Definition);
        _aef.File("flow.yaml", CliSamples.Workflow);
        _aef.File("x.aeftest.yaml", "- name: runs\n  source: sample.yaml\n");
    }

    private async Task<CliResult> InFolder(string line)
    {
        var result = NativeCommand.Path is null
            ? await NativeCommand.RunPlainAsync(_aef.PathOf("."), string.Empty, line.Split(' '))
            : await NativeCommand.RunAsync(_aef.PathOf("."), string.Empty, line.Split(' '));
        return new CliResult(result.ExitCode, result.Output, result.Error);
    }
}
