using System.Text.Json;
using Aef.Tests.Cli;
using Aef.Tests.Support;

namespace Aef.Tests.LocalRuns;

/// <summary><c>aef run</c> of definitions, with programs that exist on every Unix.</summary>
public sealed class RunCommandTests : IDisposable
{
    private const string Report = """
        name: report
        levels:
        - - job_id: LIST
            job_name: list
            executor: command
            with: { command: [sh, -c, 'echo listing; echo rows=3 > "$AEF_OUTPUT"'] }
        - - job_id: PRINT
            job_name: print
            executor: command
            with: { command: [sh, -c, 'test "$1" = "rows 3" && echo x >> "$2"', sh, "rows ${steps.LIST.output.rows}", "MARK"] }
        """;

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    private string Marked => _aef.PathOf("marked");

    [Fact]
    public async Task The_jobs_are_done_and_the_summary_does_not_speak_of_a_simulation()
    {
        var run = await _aef.RunAsync("run", _aef.File("report.yaml", Report.Replace("MARK", Marked, StringComparison.Ordinal)));

        run.ExitCode.ShouldBe(0, run.Error + run.Output);
        run.Output.ShouldStartWith("report succeeded after ");
        run.Output.ShouldContain(": 2 succeeded");
        run.Output.ShouldNotContain("simulated");
        File.ReadAllText(Marked).ShouldBe("x\n");
    }

    [Fact]
    public async Task The_example_counts_the_words_of_its_files()
    {
        var events = _aef.PathOf("events.jsonl");

        var run = await _aef.RunAsync("run", Repository.PathOf("examples", "word-count", "words.yaml"), "--events", events);

        run.ExitCode.ShouldBe(0, run.Error + run.Output);
        (await File.ReadAllTextAsync(events)).ShouldContain("""
            "output":"{\"words\":\"14\"}"
            """);
    }

    [Fact]
    public async Task A_simulation_of_the_same_file_does_nothing()
    {
        var run = await _aef.RunAsync("simulate", _aef.File("report.yaml", Report.Replace("MARK", Marked, StringComparison.Ordinal)));

        run.Output.ShouldContain("simulated: no real job was run");
        File.Exists(Marked).ShouldBeFalse();
    }

    [Fact]
    public async Task A_failed_run_prints_the_command_that_runs_the_rest_and_it_does()
    {
        var definition = Report.Replace("MARK", Marked, StringComparison.Ordinal).Replace("rows 3\"", "rows 4\"", StringComparison.Ordinal);
        var file = _aef.File("report.yaml", definition);

        var run = await _aef.RunAsync("run", file, "--output", "json");

        run.ExitCode.ShouldBe(1);
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("mode").GetString().ShouldBe("run");
        json.RootElement.GetProperty("rerun_argument").GetProperty("resume").GetProperty("done")[0].GetString().ShouldBe("LIST");
        json.RootElement.GetProperty("failures")[0].GetProperty("answer").GetString().ShouldBe("exit code 1");
        (await _aef.RunAsync("run", file)).Output.ShouldContain("\n  aef rerun ");
    }

    [Fact]
    public async Task A_secret_of_the_environment_has_a_value_here_or_is_reported_before_the_start()
    {
        _aef.File("token.txt", "t0ken-of-the-file\n");
        _aef.File("aef.json", """
            {"environments": {"local": {"secrets": {"TOKEN": "file:token.txt", "NONE": "env:AEF_NO_SUCH_VARIABLE"}},
              "remote": {"secrets": {"OTHER": "env:X"}, "connections": {"lake": {
                "kind": "postgres", "host": "h", "database": "d", "user": "u", "password": "secret:db"}}}}}
            """);
        Directory.CreateDirectory(_aef.PathOf("executors"));
        _aef.File("executors/own.yaml", $$"""
            name: own
            accepts_secrets: true
            parameters: { key: { type: string } }
            local: { kind: command, command: [sh, -c, 'echo "$1" > "$2"', sh, "${parameters.key}", "{{Marked}}"] }
            """);
        var file = _aef.File("token.yaml", """
            levels:
            - - {job_id: A, job_name: a, executor: own, with: {key: "${secrets.TOKEN}"}}
            """);

        var run = await _aef.RunAsync("run", file);
        run.ExitCode.ShouldBe(0, run.Error + run.Output);
        File.ReadAllText(Marked).Trim().ShouldBe("t0ken-of-the-file");

        var missing = await _aef.RunAsync("run", _aef.File("none.yaml", """
            levels:
            - - {job_id: A, job_name: a, executor: own, with: {key: "${secrets.NONE}"}}
            """));
        (missing.ExitCode, missing.Error.Contains("error AEF7003", StringComparison.Ordinal)).ShouldBe((1, true), missing.Error);

        var password = await _aef.RunAsync("run", "--environment", "remote", _aef.File("sql.yaml", """
            levels:
            - - {job_id: A, job_name: a, executor: sql, with: {connection: lake, sql: select 1}}
            """));
        password.Error.ShouldContain("error AEF7101");
        password.Error.ShouldContain("\"secrets\" of the environment has no \"db\"");
    }

    [Fact]
    public async Task The_project_limits_the_size_of_logs_and_the_number_of_runs()
    {
        _aef.File("aef.json", """{"retention": {"count": 1, "log_size": "2KB"}}""");
        var file = _aef.File("long.yaml", """
            levels:
            - - job_id: A
                job_name: a
                executor: command
                with: {command: [sh, -c, 'for i in 1 2 3 4 5 6 7 8; do printf "%01000d\n" 1; done']}
            """);

        (await _aef.RunAsync("run", file)).ExitCode.ShouldBe(0);
        var first = Directory.GetDirectories(_aef.PathOf(".aef/runs")).ShouldHaveSingleItem();
        var log = File.ReadAllText(Path.Combine(first, "steps", "A", "attempt-1.log"));
        log.ShouldContain("the log has reached its limit of 2");
        log.Length.ShouldBeLessThan(2200);

        // Aef checks the other limits once an hour; the note about the last time is removed.
        File.Delete(_aef.PathOf(".aef/retention"));
        (await _aef.RunAsync("run", file)).ExitCode.ShouldBe(0);
        Directory.GetDirectories(_aef.PathOf(".aef/runs")).ShouldHaveSingleItem().ShouldNotBe(first);
    }

    [Theory]
    [InlineData("nope", "AEF1933")]
    [InlineData("remote", "AEF7101")]
    public async Task A_problem_of_the_environment_is_reported_once_and_causes_no_others(string environment, string code)
    {
        _aef.File("aef.json", """
            {"environments": {"remote": {"connections": {"lake": {
              "kind": "postgres", "host": "h", "database": "d", "user": "u", "password": "env:AEF_NO_SUCH_PASSWORD"}}}}}
            """);
        var file = _aef.File("sql.yaml", """
            levels:
            - - {job_id: A, job_name: a, executor: sql, with: {connection: lake, sql: select 1}}
              - {job_id: B, job_name: b, executor: sql, with: {connection: lake, sql: select 2}}
            """);

        var run = await _aef.RunAsync("run", file, "--environment", environment);

        run.ExitCode.ShouldBe(1);
        run.Error.Split("error AEF").Length.ShouldBe(2, run.Error);
        run.Error.ShouldContain($"error {code}");
    }

    [Fact]
    public async Task Everything_that_cannot_run_is_reported_and_nothing_starts()
    {
        var run = await _aef.RunAsync("run", _aef.File("cloud.yaml", $$$"""
            levels:
            - - {job_id: A, job_name: a, executor: command, with: {command: [touch, "{{{Marked}}}"]}}
            - - {job_id: B, job_name: b, executor: bigquery-query, with: {sql: select 1}}
              - {job_id: C, job_name: c, executor: dbt}
            """));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("AEF7000");
        run.Error.ShouldContain("AEF7002");
        run.Error.ShouldContain("aef simulate");
        File.Exists(Marked).ShouldBeFalse();
    }

    [Fact]
    public async Task A_run_that_was_cut_off_anywhere_repeats_no_job_that_its_journal_records_as_done()
    {
        var log = _aef.PathOf("log");
        var definition = $$$"""
            name: three
            levels:
            - - {job_id: A, job_name: a, executor: command, with: {command: [sh, -c, 'echo A >> "$0"', "{{{log}}}"]}}
            - - {job_id: B, job_name: b, executor: again, with: {log: "{{{log}}}"}}
            - - {job_id: C, job_name: c, executor: command, with: {command: [sh, -c, 'echo C >> "$0"', "{{{log}}}"]}}
            """;
        Directory.CreateDirectory(_aef.PathOf("executors"));
        _aef.File("executors/again.yaml", """
            name: again
            parameters: { log: { type: string, required: true } }
            job_file: optional
            local: { kind: command, idempotent: true, command: [sh, -c, 'echo B >> "$0"', "${parameters.log}"] }
            """);
        var file = _aef.File("three.yaml", definition);
        (await _aef.RunAsync("run", file, "--journal", _aef.PathOf("whole"))).ExitCode.ShouldBe(0);
        var lines = await File.ReadAllLinesAsync(_aef.PathOf("whole"));
        lines[0].ShouldContain("\"mode\":\"run\"");

        for (var kept = 1; kept < lines.Length; kept++)
        {
            File.Delete(log);
            var journal = _aef.File($"cut{kept}", string.Join('\n', lines[..kept]) + "\n");
            var done = lines[..kept].Count(l => l.Contains("\"kind\":\"answer\"", StringComparison.Ordinal));
            var asked = lines[..kept].Count(l => l.Contains("\"kind\":\"call\"", StringComparison.Ordinal));

            var resumed = await _aef.RunAsync("resume", journal);

            var ran = File.Exists(log) ? string.Concat(await File.ReadAllLinesAsync(log)) : string.Empty;
            if (asked > done && done != 1)
            {
                // A and C may have been started: they are not repeated, and the run fails.
                resumed.ExitCode.ShouldBe(1, $"{kept}: {resumed.Error}");
                resumed.Output.ShouldContain("may have been started");
                ran.ShouldBe(string.Empty, $"cut after {kept} lines");
            }
            else
            {
                resumed.ExitCode.ShouldBe(0, $"{kept}: {resumed.Error}{resumed.Output}");
                ran.ShouldBe("ABC"[done..], $"cut after {kept} lines");
            }
        }
    }

    [Fact]
    public async Task A_run_that_failed_is_rerun_from_its_journal_and_still_does_its_jobs()
    {
        var switched = _aef.PathOf("switch");
        var file = _aef.File("switch.yaml", $$$"""
            levels:
            - - {job_id: A, job_name: a, executor: command, with: {command: [sh, -c, 'echo A >> "$0"', "{{{Marked}}}"]}}
            - - job_id: B
                job_name: b
                executor: command
                with: {command: [sh, -c, 'test -e "$1" && echo B >> "$0"', "{{{Marked}}}", "{{{switched}}}"]}
            """);
        var first = await _aef.RunAsync("run", file, "--journal", _aef.PathOf("j"));
        first.ExitCode.ShouldBe(1);
        first.Output.ShouldContain("\n  aef rerun ");
        await File.WriteAllTextAsync(switched, string.Empty);

        (await _aef.RunAsync("rerun", _aef.PathOf("j"))).ExitCode.ShouldBe(0);

        File.ReadAllText(Marked).ShouldBe("A\nB\n");
    }

    [Fact]
    public async Task Ctrl_C_stops_the_programs()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(600));
        var file = _aef.File("sleep.yaml", """
            levels:
            - - {job_id: A, job_name: a, executor: command, with: {command: [sleep, "300"]}}
            """);

        var run = await _aef.RunAsync(["run", file], stop.Token);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("was cancelled");
    }
}
