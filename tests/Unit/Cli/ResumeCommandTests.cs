using System.Text.Json;

namespace Aef.Tests.Cli;

public sealed class ResumeCommandTests : IDisposable
{
    private const string Sleeper = """{"main": {"params": ["args"], "steps": [{"nap": {"call": "sys.sleep", "args": {"seconds": 60}}}, {"ask": {"try": {"call": "http.post", "args": {"url": "https://example.com"}}, "except": {"as": "e", "steps": [{"note": {"call": "sys.log", "args": {"text": "${e.message}"}}}]}}}, {"done": {"return": "${args.word}"}}]}}""";

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task A_pipeline_that_was_cut_off_anywhere_ends_as_if_nothing_had_happened()
    {
        var whole = await _aef.RunAsync(
            "simulate",
            _aef.File("sample.yaml", CliSamples.Definition),
            "--journal",
            _aef.PathOf("run.journal"),
            "--events",
            _aef.PathOf("run.jsonl"));
        var lines = await File.ReadAllLinesAsync(_aef.PathOf("run.journal"));
        for (var kept = 1; kept < lines.Length; kept += 5)
        {
            var cut = _aef.File("cut.journal", string.Concat(lines.Take(kept).Select(l => l + "\n")) + lines[kept][..10]);

            var resumed = await _aef.RunAsync("resume", cut, "--events", _aef.PathOf("cut.jsonl"));

            resumed.ExitCode.ShouldBe(0, resumed.Error);
            resumed.Output.ShouldBe(whole.Output);
            resumed.Error.ShouldStartWith($"cut.journal:{kept + 1}:1: info AEF6155");
            (await File.ReadAllTextAsync(_aef.PathOf("cut.jsonl"))).ShouldBe(await File.ReadAllTextAsync(_aef.PathOf("run.jsonl")));
        }
    }

    [Fact]
    public async Task Cloud_Workflows_source_continues_too_and_a_call_in_flight_is_reported()
    {
        var whole = await _aef.RunAsync("simulate", _aef.File("nap.json", Sleeper), "--args", """{"word":"done"}""", "--journal", _aef.PathOf("run.journal"));
        whole.ExitCode.ShouldBe(0, whole.Error);
        await CutBehindAsync("\"kind\":\"call\"");

        var stopped = await _aef.RunAsync("resume", _aef.PathOf("run.journal"), "--in-flight", "stop");
        var resumed = await _aef.RunAsync("resume", _aef.PathOf("run.journal"));

        stopped.ExitCode.ShouldBe(1);
        stopped.Error.ShouldContain("error AEF6162: POST https://example.com of step \"ask\" in \"main\" was in flight");
        resumed.ExitCode.ShouldBe(0);
        resumed.Error.ShouldContain("warning AEF6160: POST https://example.com of step \"ask\" in \"main\" was in flight");
        resumed.Output.ShouldBe(whole.Output);
    }

    [Fact]
    public async Task A_changed_source_is_refused_and_the_change_is_named()
    {
        await _aef.RunAsync("simulate", _aef.File("sample.yaml", CliSamples.Definition), "--journal", _aef.PathOf("run.journal"));
        await CutBehindAsync("\"kind\":\"call\"");
        var before = await File.ReadAllBytesAsync(_aef.PathOf("run.journal"));
        _aef.File("sample.yaml", CliSamples.Definition.Replace("load_c", "load_d", StringComparison.Ordinal));

        var resumed = await _aef.RunAsync("resume", _aef.PathOf("run.journal"));

        resumed.ExitCode.ShouldBe(1);
        resumed.Error.ShouldMatch(
            @"sample\.yaml:\d+:1: error AEF6156: The definition has changed since the run began: line \d+ was "".*load_c.*"" and is now "".*load_d.*""\.");
        resumed.Output.ShouldBeEmpty();
        (await File.ReadAllBytesAsync(_aef.PathOf("run.journal"))).ShouldBe(before);
    }

    [Fact]
    public async Task A_run_that_has_ended_is_reported_and_nothing_is_written()
    {
        var whole = await _aef.RunAsync(
            "simulate",
            _aef.File("sample.yaml", CliSamples.Definition),
            "--journal",
            _aef.PathOf("run.journal"),
            "--output",
            "json");
        var before = await File.ReadAllBytesAsync(_aef.PathOf("run.journal"));

        var resumed = await _aef.RunAsync("resume", _aef.PathOf("run.journal"), "--output", "json");

        resumed.ExitCode.ShouldBe(0);
        using var json = JsonDocument.Parse(resumed.Output);
        json.RootElement.GetProperty("diagnostics").EnumerateArray().Select(d => d.GetProperty("code").GetString()).ShouldBe(["AEF6163"]);
        using var wholeJson = JsonDocument.Parse(whole.Output);
        json.RootElement.GetProperty("execution").ToString().ShouldBe(wholeJson.RootElement.GetProperty("execution").ToString());
        (await File.ReadAllBytesAsync(_aef.PathOf("run.journal"))).ShouldBe(before);
    }

    [Fact]
    public async Task A_journal_is_never_overwritten()
    {
        var journal = _aef.File("run.journal", "mine");

        var run = await _aef.RunAsync("simulate", _aef.File("sample.yaml", CliSamples.Definition), "--journal", journal);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("run.journal: error AEF6151");
        (await File.ReadAllTextAsync(journal)).ShouldBe("mine");
    }

    [Fact]
    public async Task A_journal_that_somebody_writes_is_refused()
    {
        await _aef.RunAsync("simulate", _aef.File("sample.yaml", CliSamples.Definition), "--journal", _aef.PathOf("run.journal"));
        using var held = Aef.Workflows.Journal.JournalSession.Open(_aef.PathOf("run.journal")).Session;

        var resumed = await _aef.RunAsync("resume", _aef.PathOf("run.journal"));

        resumed.ExitCode.ShouldBe(1);
        resumed.Error.ShouldContain("run.journal: error AEF6152");
    }

    [Fact]
    public async Task A_failed_pipeline_is_rerun_without_done_steps_and_with_the_changed_source()
    {
        var script = _aef.File("night.yaml", "jobs:\n  C: { duration_seconds: 60, ends: failed, message: no quota }\n");
        var failed = await _aef.RunAsync("simulate", _aef.File("sample.yaml", CliSamples.Definition), "--script", script, "--journal", _aef.PathOf("run.journal"), "--args", """{"query_variables": {"start_date": "2026-01-02", "end_date": "2026-01-02"}}""");
        failed.Output.ShouldEndWith("  aef rerun run.journal\n");
        _aef.File("night.yaml", "jobs:\n  C: { duration_seconds: 60 }\n");

        var rerun = await _aef.RunAsync("rerun", _aef.PathOf("run.journal"), "--output", "json");
        var again = await _aef.RunAsync("rerun", _aef.PathOf("run.journal"));

        rerun.ExitCode.ShouldBe(0, rerun.Error);
        using var json = JsonDocument.Parse(rerun.Output);
        json.RootElement.GetProperty("steps")
            .EnumerateArray()
            .Select(s => s.GetProperty("state").GetString())
            .ShouldBe(["skipped", "succeeded", "succeeded"]);
        json.RootElement.GetProperty("diagnostics")
            .EnumerateArray()
            .Select(d => d.GetProperty("code").GetString())
            .ShouldContain("AEF6169");
        json.RootElement.GetProperty("execution")
            .GetProperty("argument")
            .GetProperty("query_variables")
            .GetProperty("start_date")
            .GetString()
            .ShouldBe("2026-01-02");
        again.ExitCode.ShouldBe(1);
        again.Error.ShouldContain("error AEF6168");
        File.Exists(_aef.PathOf("run.journal.1")).ShouldBeTrue();
    }

    [Fact]
    public async Task Mocks_and_secrets_come_back_and_no_secret_is_in_the_journal()
    {
        const string secret = "s3cr3t-w0rd/with=signs";
        var source = _aef.File("pay.yaml", """
            main:
              steps:
                - fetch:
                    call: googleapis.secretmanager.v1.projects.secrets.versions.accessString
                    args: { secret_id: key, project_id: p }
                    result: key
                - first:
                    call: http.post
                    args: { url: https://pay.example.com/a, headers: { Authorization: '${"Bearer " + key}' } }
                    result: a
                - second:
                    call: http.post
                    args: { url: '${"https://pay.example.com/b?key=" + text.url_encode(key)}' }
                    result: b
                - done:
                    return: [ "${a.body}", "${b.body}", "${len(key)}" ]
            """);
        var mocks = _aef.File("mocks.yaml", """
            mocks:
              - { call: http.post, url: https://pay.example.com/a, answer: { body: first } }
              - { call: http.post, url: "https://pay.example.com/b*", answer: { body: second, delay: 5 } }
            """);
        var key = _aef.File("key.txt", secret);
        var whole = await _aef.RunAsync(
            "simulate",
            source,
            "--mocks",
            mocks,
            "--secret",
            $"key=file:{key}",
            "--journal",
            _aef.PathOf("run.journal"));
        whole.ExitCode.ShouldBe(0, whole.Error);
        var text = await File.ReadAllTextAsync(_aef.PathOf("run.journal"));
        foreach (var form in (string[])[secret, Uri.EscapeDataString(secret), Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(secret))])
        {
            text.ShouldNotContain(form);
        }

        text.ShouldContain("{\"$secret\":[\"key\",\"plain\"]}");
        var lines = text.TrimEnd('\n').Split('\n');
        for (var kept = 1; kept < lines.Length; kept++)
        {
            var resumed = await _aef.RunAsync("resume", _aef.File("cut.journal", string.Concat(lines.Take(kept).Select(l => l + "\n"))));

            resumed.ExitCode.ShouldBe(0, $"cut behind line {kept}: {resumed.Error}");
            resumed.Output.ShouldBe(whole.Output, $"cut behind line {kept}");
            resumed.Error.ShouldNotContain("was in flight");
        }

        File.Delete(key);
        (await _aef.RunAsync("resume", _aef.File("cut.journal", string.Concat(lines.Take(5).Select(l => l + "\n")))))
            .Error.ShouldContain("error AEF6111");
    }

    [Fact]
    public async Task A_pipeline_with_mocks_continues_with_the_mocks_that_are_left()
    {
        var mocks = _aef.File(
            "mocks.yaml",
            "mocks:\n  - { call: http.post, body: { job_name: load_b, call_type: get_id }, times: 1, answer: 503 }\n");
        var whole = await _aef.RunAsync(
            "simulate",
            _aef.File("sample.yaml", CliSamples.Definition),
            "--mocks",
            mocks,
            "--journal",
            _aef.PathOf("run.journal"));
        whole.Output.ShouldContain("succeeded after");
        var lines = await File.ReadAllLinesAsync(_aef.PathOf("run.journal"));
        for (var kept = 2; kept < lines.Length; kept += 4)
        {
            var resumed = await _aef.RunAsync("resume", _aef.File("cut.journal", string.Concat(lines.Take(kept).Select(l => l + "\n"))));

            resumed.Output.ShouldBe(whole.Output, $"cut behind line {kept}");
        }
    }

    [Theory]
    [InlineData("""{"resume": {"done": ["B", "X"]}}""", "error AEF6170: resume.done names the job \"X\"")]
    [InlineData("""{"resume": {"done": "B"}}""", "error AEF6171: Invalid resume.done in the argument: \"B\"")]
    [InlineData("""{"resume": ["B"]}""", "error AEF6171: Invalid resume in the argument: [\"B\"]")]
    [InlineData("""{"resume": {"outputs": 5}}""", "error AEF6171: Invalid resume.outputs in the argument: 5. It must be an object")]
    [InlineData("""{"resume": {"lists": ["B"]}}""", "error AEF6171: Invalid resume.lists in the argument: [\"B\"]. It must be an object")]
    public async Task An_argument_that_names_no_jobs_of_the_pipeline_is_refused(string argument, string diagnostic)
    {
        var run = await _aef.RunAsync("simulate", _aef.File("sample.yaml", CliSamples.Definition), "--args", argument);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(diagnostic);
        run.Output.ShouldBeEmpty();
    }

    /// <summary>Cuts the journal off after the last line that holds a string, as a kill in the middle of a call would.</summary>
    private async Task CutBehindAsync(string text)
    {
        var lines = await File.ReadAllLinesAsync(_aef.PathOf("run.journal"));
        var last = Array.FindLastIndex(lines, l => l.Contains(text, StringComparison.Ordinal));
        await File.WriteAllTextAsync(_aef.PathOf("run.journal"), string.Concat(lines.Take(last + 1).Select(l => l + "\n")));
    }
}
