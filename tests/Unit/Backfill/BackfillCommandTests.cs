using System.Text.Json;
using Aef.Tests.Cli;

namespace Aef.Tests.Backfill;

/// <summary>The command <c>aef backfill</c>, with jobs that are processes.</summary>
public sealed class BackfillCommandTests : IDisposable
{
    private const string Definition = """
        name: months
        inputs:
          token: {required: false}
        schedule: {name: monthly, cron: "0 6 1 * *", window: previous_month, date_format: "%Y-%m"}
        levels:
        - - {job_id: A, job_name: a, executor: command, with: {command: [sh, -c, 'test "$0" != 2019-02', "${run.start_date}"]}}
        """;

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task The_plan_comes_first_and_the_exit_code_is_that_of_all_intervals()
    {
        var file = _aef.File("months.yaml", Definition);

        var dry = await _aef.RunAsync("backfill", file, "--from", "2019-01", "--to", "2019-02", "--dry-run");
        dry.ExitCode.ShouldBe(0, dry.Error);
        dry.Output.ShouldBe("""
            schedule  scheduled time             dates    state    run  action
            monthly   2019-02-01T06:00:00+00:00  2019-01  missing       start
            monthly   2019-03-01T06:00:00+00:00  2019-02  missing       start

            2 intervals: 2 missing; 2 runs to start (dry run)

            """);
        Directory.Exists(_aef.PathOf(".aef")).ShouldBeFalse();

        var run = await _aef.RunAsync("backfill", file, "--from", "2019-01", "--to", "2019-02", "--max-parallel", "1");
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldStartWith(dry.Output[..dry.Output.IndexOf("\n\n", StringComparison.Ordinal)]);
        run.Output.ShouldContain("\n2019-02  A: The job failed");
        run.Output.ShouldEndWith("2 intervals: 1 succeeded, 1 failed\n");
        run.Error.Split('\n').Where(l => l.StartsWith("2019", StringComparison.Ordinal))
            .Select(l => string.Join("  ", l.Split("  ")[..2]))
            .ShouldBe(["2019-01  started", "2019-01  succeeded", "2019-02  started", "2019-02  failed"], run.Error);

        (run.Output + run.Error).Split("A: The job failed").Length.ShouldBe(2, "the reason is there once");

        var again = await _aef.RunAsync("backfill", file, "--from", "2019-01", "--to", "2019-02", "--output", "json");
        again.ExitCode.ShouldBe(1, "an interval has not succeeded");
        using var json = JsonDocument.Parse(again.Output);
        json.RootElement.GetProperty("intervals").EnumerateArray()
            .Select(i => $"{i.GetProperty("start_date")} {i.GetProperty("state")} {i.GetProperty("action")}")
            .ShouldBe(["2019-01 succeeded none", "2019-02 failed none"]);
        var status = await _aef.RunAsync("backfill", "status", "latest", "--state", _aef.PathOf(".aef"));
        status.Output.ShouldContain("  months  ended, begun ");
        status.Output.ShouldEndWith("2 intervals: 1 succeeded, 1 failed\n");

        var ended = await _aef.RunAsync("backfill", "resume", "--state", _aef.PathOf(".aef"), "--output", "json");
        ended.ExitCode.ShouldBe(1, ended.Error);
        using var resumed = JsonDocument.Parse(ended.Output);
        resumed.RootElement.GetProperty("id").GetString().ShouldBe(status.Output[..status.Output.IndexOf(' ')]);
        resumed.RootElement.GetProperty("intervals").EnumerateArray().Select(i => i.GetProperty("state").GetString())
            .ShouldBe(["succeeded", "failed"]);
    }

    [Fact]
    public async Task An_input_that_looks_like_a_secret_is_in_no_file()
    {
        const string token = "ghp_abcdefghijklmnopqrstuvwxyz0123456789";
        var file = _aef.File("months.yaml", Definition);

        var run = await _aef.RunAsync("backfill", file, "--from", "2019-01", "--to", "2019-01", "--input", $"token={token}");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldMatch(@"\nrecorded: aef backfill status \S+ --state \S*\.aef\n$");
        Directory.EnumerateFiles(_aef.PathOf(".aef"), "*", SearchOption.AllDirectories)
            .Where(f => File.ReadAllText(f).Contains(token, StringComparison.Ordinal))
            .ShouldBeEmpty();
        Directory.EnumerateFiles(_aef.PathOf(".aef"), "*.json", SearchOption.AllDirectories).ShouldContain(f => f.Contains("backfills"));

        var ended = await _aef.RunAsync("backfill", "resume", "--state", _aef.PathOf(".aef"));
        ended.ExitCode.ShouldBe(0, "nothing is left to continue, so the inputs are not needed");
        ended.Output.ShouldEndWith("1 interval: 1 succeeded\n");
    }

    [Theory]
    [InlineData("backfill", "FILE is missing: name a definition, or use 'aef backfill status'.")]
    [InlineData("backfill months.yaml", "--from TIME is missing: the first start of an interval, such as 2019-01; or use --missed.")]
    [InlineData("backfill months.yaml --missed --to 2019-01", "--missed ends now, so it cannot be used with --to.")]
    [InlineData("backfill months.yaml --from 2019-13", "--from must be a date such as 2026-03-29")]
    [InlineData("backfill months.yaml --from 2019-01 --max-parallel 0", "--max-parallel must be a number from 1 to 1000; got 0.")]
    [InlineData("backfill - --from 2019-01", "A backfill needs a file, because the same command continues it later.")]
    public async Task Wrong_usage_is_explained(string line, string problem)
    {
        var result = await _aef.RunAsync(line.Split(' '));

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldStartWith("aef: " + problem);
    }

    [Fact]
    public async Task Everything_that_cannot_run_is_reported_before_the_first_run()
    {
        var cloud = Definition.Replace("executor: command,", "executor: dataform-tag-executor,", StringComparison.Ordinal);
        var file = _aef.File("cloud.yaml", cloud);

        var result = await _aef.RunAsync("backfill", file, "--from", "2019-01", "--to", "2019-03");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("error AEF7000");
        result.Output.ShouldBeEmpty();
        Directory.Exists(_aef.PathOf(".aef")).ShouldBeFalse();
    }
}
