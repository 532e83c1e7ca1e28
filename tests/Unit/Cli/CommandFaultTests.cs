using System.Text;
using System.Text.Json;
using Aef.Cli.Commands;
using Aef.Cli.Terminal;

namespace Aef.Tests.Cli;

/// <summary>Faults of the command that people met, each with its number in the list of faults.</summary>
public sealed class CommandFaultTests : IDisposable
{
    private const string Kept = """
        levels:
        - - { job_id: A, job_name: a, executor: dataform-tag-executor, continue_if_fail: true }
        - - { job_id: B, job_name: b, executor: dataform-tag-executor }
        """;

    private const string Loop = """
        name: loop
        levels:
        - - { job_id: A, job_name: a, executor: dataform-tag-executor }
          - { job_id: B, job_name: b, executor: dataform-tag-executor, next: A }
        """;

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Theory]
    [InlineData("simulate")]
    [InlineData("compile")]
    [InlineData("validate")]
    public async Task C1_both_outputs_in_one_file_have_the_order_of_a_terminal(string command)
    {
        var file = _aef.File(
            "sample.yaml",
            CliSamples.Definition.Replace("wait_time_seconds: 30", "wait_time_seconds: 30, color: red", StringComparison.Ordinal));
        using var both = new MemoryStream();

        await AefCommandLine.RunAsync([command, file], CliConsole.ForPipes(() => Stream.Null, both, both));

        var lines = Encoding.UTF8.GetString(both.ToArray()).Split('\n');
        var last = Array.FindLastIndex(lines, l => l.Contains("AEF1051", StringComparison.Ordinal));
        last.ShouldBeGreaterThanOrEqualTo(0);
        Array.FindIndex(
            lines,
            l =>
                l.StartsWith("sample succeeded", StringComparison.Ordinal)
                    || l.StartsWith("main:", StringComparison.Ordinal)
                    || l.Contains(": valid", StringComparison.Ordinal)).ShouldBeGreaterThan(last);
        if (command == "run")
        {
            Array.FindLastIndex(lines, l => l.EndsWith("D succeeded", StringComparison.Ordinal))
                .ShouldBeLessThan(Array.FindIndex(lines, l => l.StartsWith("sample succeeded", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void C1_each_line_is_written_when_it_is_complete_and_none_inside_another()
    {
        using var both = new MemoryStream();
        using var output = new LineWriter(both);
        using var error = new LineWriter(both);

        output.Write("a row of ");
        error.Write("a problem\n");
        output.Write("two parts\nand the next");

        Encoding.UTF8.GetString(both.ToArray()).ShouldBe("a problem\na row of two parts\n");
    }

    [Fact]
    public async Task C2_a_job_whose_last_attempt_did_not_succeed_is_not_done()
    {
        var file = _aef.File("loop.yaml", Loop);

        var run = await _aef.RunAsync("simulate", file, "--journal", _aef.PathOf("loop.journal"), "--output", "json");
        var rerun = await _aef.RunAsync("rerun", _aef.PathOf("loop.journal"), "--output", "json");

        run.ExitCode.ShouldBe(1);
        foreach (var result in new[] { run, rerun })
        {
            using var json = JsonDocument.Parse(result.Output);
            foreach (var step in json.RootElement.GetProperty("steps").EnumerateArray().Where(s => s.GetProperty("state").GetString() is not ("succeeded" or "skipped")))
            {
                json.RootElement.GetProperty("rerun_argument").GetRawText().ShouldNotContain(step.GetProperty("job_id").GetRawText());
            }
        }

        using var again = JsonDocument.Parse(rerun.Output);
        again.RootElement.GetProperty("steps")
            .EnumerateArray()
            .Count(s => s.GetProperty("attempts").GetInt32() > 0)
            .ShouldBeGreaterThan(0, "the job that failed runs again");
    }

    [Fact]
    public async Task C3_a_loop_is_reported_unless_a_condition_can_end_it()
    {
        const string when = "next: A, when: '${steps.A.status == \"failed\"}'";

        (await _aef.RunAsync("validate", _aef.File("loop.yaml", Loop))).Error.ShouldContain("warning AEF3009");
        (await _aef.RunAsync("validate", _aef.File("ends.yaml", Loop.Replace("next: A", when, StringComparison.Ordinal))))
            .Error.ShouldNotContain("AEF3009");
        (await _aef.RunAsync("explain", "AEF3009")).Output.ShouldContain("`when`");
    }

    [Theory]
    [InlineData("compile sample.yaml -o sample.yaml", "AEF1080")]
    [InlineData("compile sample.yaml -o ./", "AEF1080")]
    [InlineData("compile sample.yaml -o sub/../sample.yaml --force", "AEF1080")]
    [InlineData("compile sample.yaml --parameters parameters.json -o parameters.json --force", "AEF1080")]
    [InlineData("compile sample.yaml -o notes.txt", "AEF1081")]
    [InlineData("compile sample.yaml -o link.yaml", "AEF1080")]
    [InlineData("simulate sample.yaml --events sample.yaml", "AEF1080")]
    [InlineData("simulate sample.yaml --events notes.txt", "AEF1081")]
    [InlineData("simulate sample.yaml --script script.yaml --events script.yaml --force", "AEF1080")]
    [InlineData("simulate sample.yaml --journal new.jsonl --events new.jsonl", "AEF1080")]
    [InlineData("simulate sample.yaml --journal sample.yaml", "AEF6151")]
    [InlineData("test x.aeftest.yaml --junit x.aeftest.yaml", "AEF1080")]
    [InlineData("test x.aeftest.yaml --junit sample.yaml --force", "AEF1080")]
    [InlineData("test x.aeftest.yaml --coverage-file parameters.json", "AEF1081")]
    [InlineData("test x.aeftest.yaml --junit new.json --coverage-file new.json", "AEF1080")]
    [InlineData("show sample.yaml -o sample.yaml", "AEF1080")]
    [InlineData("show sample.yaml -o notes.txt", "AEF1081")]
    [InlineData("schema definition -o notes.txt", "AEF1081")]
    public async Task C4_an_output_never_replaces_an_input_or_a_file_that_Aef_did_not_write(string line, string code)
    {
        Directory.CreateDirectory(_aef.PathOf("sub"));
        _aef.File("sample.yaml", CliSamples.Definition);
        _aef.File("notes.txt", "my notes\n");
        _aef.File("parameters.json", """[{"ParameterKey": "project_id", "ParameterValue": "p"}]""");
        _aef.File("script.yaml", "jobs: {}\n");
        _aef.File("x.aeftest.yaml", "- name: runs\n  source: sample.yaml\n");
        File.CreateSymbolicLink(_aef.PathOf("link.yaml"), _aef.PathOf("sample.yaml"));
        var before = Contents();

        var result = await _aef.RunAsync([.. line.Split(' ').Select(Placed)]);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain(code);
        Contents().ShouldBe(before);

        string Placed(string word) =>
            word == "./" ? _aef.PathOf(string.Empty) : word.Contains('.', StringComparison.Ordinal) ? _aef.PathOf(word) : word;
        string Contents() =>
            string.Join(
                '\n',
                Directory.EnumerateFiles(_aef.PathOf("."), "*", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
                    .Select(f => f + File.ReadAllText(f)));
    }

    [Theory]
    [InlineData("compile sample.yaml -o out.yaml")]
    [InlineData("compile sample.yaml -o out.json")]
    [InlineData("simulate sample.yaml --events out.jsonl")]
    [InlineData("show sample.yaml -o out.txt")]
    [InlineData("show sample.yaml --format svg -o out.svg")]
    [InlineData("show sample.yaml --format dot -o out.dot")]
    [InlineData("show sample.yaml --format mermaid -o out.mmd")]
    [InlineData("show sample.yaml --output json -o out.json")]
    [InlineData("schema definition -o out.json")]
    [InlineData("schema job dataform-tag-executor -o out.json")]
    [InlineData("test x.aeftest.yaml --junit out.xml --coverage-file cover.json")]
    [InlineData("test x.aeftest.yaml --coverage-file cover.info")]
    public async Task C4_an_earlier_output_is_replaced_without_asking(string line)
    {
        _aef.File("sample.yaml", CliSamples.Definition);
        _aef.File("x.aeftest.yaml", "- name: runs\n  source: sample.yaml\n");
        string[] arguments = [.. line.Split(' ').Select(w => w.Contains('.', StringComparison.Ordinal) ? _aef.PathOf(w) : w)];

        (await _aef.RunAsync(arguments)).ExitCode.ShouldBe(0);
        var again = await _aef.RunAsync(arguments);

        again.ExitCode.ShouldBe(0, again.Error);
    }

    [Fact]
    public async Task C4_force_replaces_a_file_that_Aef_did_not_write()
    {
        var (file, notes) = (_aef.File("sample.yaml", CliSamples.Definition), _aef.File("notes.txt", "my notes\n"));

        (await _aef.RunAsync("compile", file, "-o", notes, "--force")).ExitCode.ShouldBe(0);

        (await File.ReadAllTextAsync(notes)).ShouldContain("main:");
    }

    [Fact]
    public async Task C5_a_simulated_run_is_called_simulated()
    {
        var file = _aef.File("bash.yaml", """levels: [[{ job_id: A, job_name: a, executor: bash, step_properties: { command: "echo hi" } }]]""");

        (await _aef.RunAsync("simulate", file)).Output.ShouldContain("\nsimulated: no real job was run\n");
        using var json = JsonDocument.Parse((await _aef.RunAsync("simulate", file, "--output", "json")).Output);
        json.RootElement.GetProperty("mode").GetString().ShouldBe("simulate");
    }

    [Fact]
    public async Task C6_validate_and_compile_have_one_verdict()
    {
        var file = _aef.File(
            "retry.yaml",
            "levels: [[{ job_id: A, job_name: a, executor: dataform-tag-executor, retry: { on: [Foo] } }]]\n");

        var validated = await _aef.RunAsync("validate", file);
        var compiled = await _aef.RunAsync("compile", file);

        (validated.ExitCode, compiled.ExitCode).ShouldBe((1, 1));
        validated.Error.ShouldContain("error AEF4101");
        compiled.Error.Split("AEF4101").Length.ShouldBe(2, "it is reported once");
    }

    [Fact]
    public async Task C6_validate_knows_the_limits_of_the_compiled_form()
    {
        string Step(string id, string more = "") => $"{{ job_id: {id}, job_name: a, executor: dataform-tag-executor{more} }}";
        string Steps(int count, int length) =>
            string.Join(", ", Enumerable.Range(1, count).Select(i => Step($"{new string('J', length)}{i}")));
        var level = _aef.File("level.yaml", $"levels: [[{Step("A")}], [{Steps(500, 300)}]]\n");
        var split = _aef.File(
            "split.yaml",
            $"levels: [[{Steps(250, 200)}], [{Steps(250, 200).Replace("J1", "K1").Replace("JJ", "KK")}]]\n");
        var polls = _aef.File(
            "polls.yaml",
            $"levels: [[{Step("A", ", wait_time_seconds: 1, max_wait_time_seconds: 1, async_timeout_loop_in_minutes: 1440")}]]\n");

        var (tooLarge, isSplit, polled) = (
            await _aef.RunAsync("validate", level),
            await _aef.RunAsync("validate", split),
            await _aef.RunAsync("validate", polls));

        (tooLarge.ExitCode, isSplit.ExitCode, polled.ExitCode).ShouldBe((1, 0, 0), tooLarge.Error + isSplit.Error + polled.Error);
        tooLarge.Error.ShouldContain("error AEF4106");
        isSplit.Error.ShouldContain("AEF4104: The pipeline becomes 3 workflows");
        polled.Error.ShouldContain("warning AEF4107");
        (await _aef.RunAsync("compile", level, "-o", _aef.PathOf("out/"))).Error.ShouldContain("error AEF4106");
    }

    [Theory]
    [InlineData("""{"resum":{"done":["A"]}}""", 1, "error AEF6174")]
    [InlineData("""{"Resume":{"done":["A"]}}""", 1, "error AEF6174")]
    [InlineData("""{"resume":{"don":["A"]}}""", 1, "error AEF6174")]
    [InlineData("""{"done":["A"]}""", 1, "error AEF6174")]
    [InlineData("""{"inputs":{"day":1}}""", 1, "error AEF6182: The input \"day\" is not an input of the pipeline.")]
    [InlineData("""{"query_varables":{}}""", 0, "Did you mean \"query_variables\"?")]
    [InlineData("[1]", 1, "error AEF6172")]
    [InlineData("7", 1, "error AEF6172")]
    [InlineData("""{"query_variables":"today"}""", 1, "error AEF6172: query_variables must be")]
    public async Task C7_C9_the_argument_is_checked_before_the_run(string argument, int exitCode, string shown)
    {
        var result = await _aef.RunAsync("simulate", _aef.File("kept.yaml", Kept), "--args", argument);

        result.ExitCode.ShouldBe(exitCode, result.Error);
        result.Error.ShouldContain(shown);
        result.Output.ShouldNotContain("aef simulate", customMessage: "no hint that fails again");
    }

    [Fact]
    public async Task C8_the_hint_after_a_continued_failure_works()
    {
        var (file, journal) = (_aef.File("kept.yaml", Kept), _aef.PathOf("run.journal"));
        var script = _aef.File("bad.yaml", "jobs:\n  A: { ends: failed }\n");

        var run = await _aef.RunAsync("simulate", file, "--script", script, "--journal", journal);
        var plain = await _aef.RunAsync("rerun", journal);
        _aef.File("bad.yaml", "jobs: {}\n");
        var rerun = await _aef.RunAsync("rerun", journal, "--continued", "--output", "json");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldEndWith("  aef rerun run.journal --continued\n");
        plain.Error.ShouldContain("error AEF6175");
        plain.Error.ShouldContain("--continued");
        rerun.ExitCode.ShouldBe(0, rerun.Error);
        using var json = JsonDocument.Parse(rerun.Output);
        json.RootElement.GetProperty("steps")
            .EnumerateArray()
            .Select(s => s.GetProperty("state").GetString())
            .ShouldBe(["succeeded", "skipped"]);
        (await _aef.RunAsync("rerun", journal, "--continued"))
            .Error.ShouldContain("error AEF6168", customMessage: "now nothing has failed");
    }

    [Theory]
    [InlineData("validate --strct x", "aef: Unknown option \"--strct\". Did you mean \"--strict\"?\n")]
    [InlineData("validate --strct", "aef: Unknown option \"--strct\". Did you mean \"--strict\"?\n")]
    [InlineData("simulate --paramters x p.yaml", "aef: Unknown option \"--paramters\". Did you mean \"--parameters\"?\n")]
    [InlineData("simulate p.yaml --paramters=x", "aef: Unknown option \"--paramters\". Did you mean \"--parameters\"?\n")]
    [InlineData("validat p.yaml", "aef: Unknown command \"validat\". Did you mean \"validate\"?\n")]
    [InlineData("validat", "aef: Unknown command \"validat\". Did you mean \"validate\"?\n")]
    [InlineData("test -x t.yaml", "aef: Unknown option \"-x\".\n")]
    public async Task C10_unknown_commands_and_options_are_named_with_what_was_meant(string line, string shown)
    {
        var result = await _aef.RunAsync(line.Split(' '));

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldStartWith(shown);
        result.Error.Split("aef: ").Length.ShouldBe(2, result.Error);
    }

    [Fact]
    public async Task C10_after_two_dashes_every_word_is_a_file() =>
        (await _aef.RunAsync("validate", "--", "--strct")).Error.ShouldContain("--strct: error AEF1001");

    [Fact]
    public async Task C11_a_limit_that_is_passed_at_worst_is_a_warning()
    {
        var steps = string.Concat(
            Enumerable.Range(0, 60).Select(i => $"  - {{ job_id: J{i}, job_name: j{i}, executor: dataform-tag-executor }}\n"));

        var result = await _aef.RunAsync("measure", _aef.File("many.yaml", "levels:\n- " + steps.TrimStart()), "--output", "json");

        using var json = JsonDocument.Parse(result.Output);
        var worst = json.RootElement.GetProperty("limits").EnumerateArray().Single(l => l.GetProperty("key").GetString() == "steps_most");
        worst.GetProperty("value").GetInt64().ShouldBeGreaterThan(worst.GetProperty("limit").GetInt64());
        json.RootElement.GetProperty("diagnostics")
            .EnumerateArray()
            .Select(d => d.GetProperty("code").GetString())
            .ShouldContain("AEF4132");
    }

    [Fact]
    public async Task C15_a_missing_file_has_one_exit_code()
    {
        var good = _aef.File("sample.yaml", CliSamples.Definition);
        string[][] lines =
        [
            ["validate", "no.yaml"], ["compile", "no.yaml"], ["simulate", "no.yaml"], ["show", "no.yaml"], ["measure", "no.yaml"], ["format", "no.yaml"], ["test", "no.yaml"], ["diff", "no.yaml", good],
            ["diff", good, "no.yaml"], ["resume", "no.journal"], ["rerun", "no.journal"], ["simulate", good, "--mocks", "no.yaml"], ["simulate", good, "--script", "no.yaml"], ["compile", good, "--parameters", "no.json"],
            ["test", "no/*.yaml"], ["validate", "no/*.yaml"],
        ];

        foreach (var line in lines)
        {
            var result = await _aef.RunAsync(line);

            result.ExitCode.ShouldBe(1, string.Join(' ', line) + ": " + result.Error);
            result.Error.ShouldContain("error AEF");
        }
    }

    [Fact]
    public async Task C21_a_repeated_job_name_is_reported_once()
    {
        var steps = string.Concat(
            Enumerable.Range(0, 5).Select(i => $"  - {{ job_id: J{i}, job_name: load, executor: dataform-tag-executor }}\n"));

        var result = await _aef.RunAsync("validate", _aef.File("same.yaml", "levels:\n- " + steps.TrimStart()));

        result.Error.Split("AEF3013").Length.ShouldBe(2);
        result.Error.ShouldContain("same.yaml:6:");
    }

    [Fact]
    public async Task C22_names_in_a_file_or_pipe_are_not_cut()
    {
        var (level, thread, id, name) = (new string('l', 90), new string('t', 40), new string('i', 60), new string('n', 90));
        var file = _aef.File(
            "long.yaml",
            $"levels:\n- level_id: {level}\n  threads:\n  - thread_id: {thread}\n    steps: [{{ job_id: {id}, job_name: {name}, executor: dataform-tag-executor, retry: {{ max_attempts: 2 }} }}]\n");
        var other = _aef.File(
            "other.yaml",
            $"levels:\n- level_id: {level}\n  threads:\n  - thread_id: {thread}\n    steps: [{{ job_id: {id}, job_name: {name}, executor: {new string('x', 80)} }}]\n");

        foreach (var line in new[] { new[] { "simulate", file }, ["show", file], ["diff", file, other] })
        {
            var result = await _aef.RunAsync(line);

            result.Output.ShouldContain(id);
            result.Output.ShouldContain(line[0] == "diff" ? new string('x', 80) : name);
            result.Output.ShouldNotContain("…");
        }

        (await _aef.RunAsync("measure", file)).Output.ShouldContain("level " + level);
    }
}
