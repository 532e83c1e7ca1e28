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
        var whole = await _aef.RunAsync("run", _aef.File("sample.yaml", CliSamples.Definition), "--journal", _aef.PathOf("run.journal"), "--events", _aef.PathOf("run.jsonl"));
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
    public async Task Cloud_Workflows_source_goes_on_too_and_a_call_in_flight_is_told()
    {
        var whole = await _aef.RunAsync("run", _aef.File("nap.json", Sleeper), "--args", """{"word":"done"}""", "--journal", _aef.PathOf("run.journal"));
        whole.ExitCode.ShouldBe(0, whole.Error);
        await CutBehindAsync("\"kind\":\"call\"");

        var stopped = await _aef.RunAsync("resume", _aef.PathOf("run.journal"), "--in-flight", "stop");
        var resumed = await _aef.RunAsync("resume", _aef.PathOf("run.journal"));

        stopped.ExitCode.ShouldBe(1);
        stopped.Error.ShouldContain("error AEF6162: POST https://example.com of step 'ask' in 'main' was in flight");
        resumed.ExitCode.ShouldBe(0);
        resumed.Error.ShouldContain("warning AEF6160: POST https://example.com of step 'ask' in 'main' was in flight");
        resumed.Output.ShouldBe(whole.Output);
    }

    [Fact]
    public async Task A_changed_source_is_refused_and_the_change_is_named()
    {
        await _aef.RunAsync("run", _aef.File("sample.yaml", CliSamples.Definition), "--journal", _aef.PathOf("run.journal"));
        await CutBehindAsync("\"kind\":\"call\"");
        var before = await File.ReadAllBytesAsync(_aef.PathOf("run.journal"));
        _aef.File("sample.yaml", CliSamples.Definition.Replace("load_c", "load_d", StringComparison.Ordinal));

        var resumed = await _aef.RunAsync("resume", _aef.PathOf("run.journal"));

        resumed.ExitCode.ShouldBe(1);
        resumed.Error.ShouldMatch(@"sample\.yaml:\d+:1: error AEF6156: The definition has changed since the run began: line \d+ was '.*load_c.*' and is '.*load_d.*' now");
        resumed.Output.ShouldBeEmpty();
        (await File.ReadAllBytesAsync(_aef.PathOf("run.journal"))).ShouldBe(before);
    }

    [Fact]
    public async Task A_run_that_has_ended_is_told_and_nothing_is_written()
    {
        var whole = await _aef.RunAsync("run", _aef.File("sample.yaml", CliSamples.Definition), "--journal", _aef.PathOf("run.journal"), "--output", "json");
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

        var run = await _aef.RunAsync("run", _aef.File("sample.yaml", CliSamples.Definition), "--journal", journal);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("run.journal: error AEF6151");
        (await File.ReadAllTextAsync(journal)).ShouldBe("mine");
    }

    [Fact]
    public async Task A_journal_that_somebody_writes_is_refused()
    {
        await _aef.RunAsync("run", _aef.File("sample.yaml", CliSamples.Definition), "--journal", _aef.PathOf("run.journal"));
        using var held = Aef.Workflows.Journal.JournalSession.Open(_aef.PathOf("run.journal")).Session;

        var resumed = await _aef.RunAsync("resume", _aef.PathOf("run.journal"));

        resumed.ExitCode.ShouldBe(1);
        resumed.Error.ShouldContain("run.journal: error AEF6152");
    }

    /// <summary>Cuts the journal off behind the last line that holds a text, as a kill in the middle of a call would.</summary>
    private async Task CutBehindAsync(string text)
    {
        var lines = await File.ReadAllLinesAsync(_aef.PathOf("run.journal"));
        var last = Array.FindLastIndex(lines, l => l.Contains(text, StringComparison.Ordinal));
        await File.WriteAllTextAsync(_aef.PathOf("run.journal"), string.Concat(lines.Take(last + 1).Select(l => l + "\n")));
    }
}
