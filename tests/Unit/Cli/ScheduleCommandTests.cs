using System.Text.Json;

namespace Aef.Tests.Cli;

/// <summary><c>aef schedule next</c>: scheduled times and intervals, where the clocks of a zone skip and repeat times and days.</summary>
public sealed class ScheduleCommandTests : IDisposable
{
    private const string Levels = "levels:\n- - {job_id: A, job_name: a, executor: dataform-tag-executor}\n";

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Theory]
    // Berlin: on 29 March 2026 02:00 becomes 03:00, on 25 October 03:00 becomes 02:00.
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T03:00:00+02:00 2026-03-30T02:30:00+02:00")]
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-25T02:30:00+02:00 2026-10-26T02:30:00+01:00")]
    [InlineData(
        "*/30 * * * *",
        "Europe/Berlin",
        "2026-10-25T00:30:00Z",
        "2026-10-25T02:30:00+02:00 2026-10-25T02:00:00+01:00 2026-10-25T02:30:00+01:00 2026-10-25T03:00:00+01:00")]
    [InlineData(
        "*/30 * * * *",
        "Europe/Berlin",
        "2026-03-29T00:30:00Z",
        "2026-03-29T01:30:00+01:00 2026-03-29T03:00:00+02:00 2026-03-29T03:30:00+02:00")]
    // New York: on 8 March 2026 02:00 becomes 03:00, on 1 November 02:00 becomes 01:00.
    [InlineData("15 2 * * *", "America/New_York", "2026-03-07T12:00:00Z", "2026-03-08T03:00:00-04:00 2026-03-09T02:15:00-04:00")]
    [InlineData("30 1 * * *", "America/New_York", "2026-10-31T12:00:00Z", "2026-11-01T01:30:00-04:00 2026-11-02T01:30:00-05:00")]
    // Cairo: on 28 April 2023 00:00 became 01:00; in 2010 the clocks changed four times, because of Ramadan.
    [InlineData("0 0 * * *", "Africa/Cairo", "2023-04-27T12:00:00Z", "2023-04-28T01:00:00+03:00 2023-04-29T00:00:00+03:00")]
    [InlineData("30 23 * * *", "Africa/Cairo", "2010-08-10T12:00:00Z", "2010-08-10T23:30:00+03:00 2010-08-11T23:30:00+02:00")]
    // São Paulo: on 4 November 2018 00:00 became 01:00, on 18 February 2018 00:00 became 23:00 of the day before.
    [InlineData("0 0 * * *", "America/Sao_Paulo", "2018-11-03T12:00:00Z", "2018-11-04T01:00:00-02:00 2018-11-05T00:00:00-02:00")]
    [InlineData("30 23 * * *", "America/Sao_Paulo", "2018-02-17T12:00:00Z", "2018-02-17T23:30:00-02:00 2018-02-18T23:30:00-03:00")]
    // Apia had no 30 December 2011.
    [InlineData(
        "0 5 * * *",
        "Pacific/Apia",
        "2011-12-29T10:00:00Z",
        "2011-12-29T05:00:00-10:00 2011-12-31T00:00:00+14:00 2011-12-31T05:00:00+14:00")]
    [InlineData("0 0 13 * 5", "UTC", "2026-11-01", "2026-11-06T00:00:00+00:00 2026-11-13T00:00:00+00:00 2026-11-20T00:00:00+00:00")]
    public async Task Known_times_are_computed_in_the_zone_of_the_schedule(string cron, string zone, string from, string expected)
    {
        var times = expected.Split(' ');
        var file = _aef.File("s.yaml", $"schedule: {{cron: \"{cron}\", time_zone: {zone}}}\n{Levels}");

        var result = await _aef.RunAsync("schedule", "next", file, "--from", from, "--count", $"{times.Length}", "--output", "json");

        result.ExitCode.ShouldBe(0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("runs").EnumerateArray()
            .Select(r => r.GetProperty("scheduled_time").GetString())
            .ShouldBe(times);
    }

    [Fact]
    public async Task The_table_shows_intervals_and_dates_and_the_runs_that_are_skipped()
    {
        var file = _aef.File("s.yaml", $"name: p\nschedule: {{cron: \"0 5 * * *\", time_zone: Pacific/Apia, enable: paused}}\n{Levels}");

        var result = await _aef.RunAsync("schedule", "next", file, "--from", "2011-12-30T11:00:00Z", "--count", "2");

        result.Output.ShouldBe(
            """
            p  Pacific/Apia, paused
            scheduled time             interval start             interval end               dates
            2011-12-31T05:00:00+14:00  2011-12-31T00:00:00+14:00  2011-12-31T00:00:00+14:00  empty: the run is skipped
            2012-01-01T05:00:00+14:00  2011-12-31T00:00:00+14:00  2012-01-01T00:00:00+14:00  2011-12-31

            """);
    }

    [Fact]
    public async Task Schedules_in_words_have_no_times_and_the_others_are_shown()
    {
        var file = _aef.File("s.yaml", $"schedule: [{{name: a, cron: every 5 minutes}}, {{name: b, cron: \"0 5 * * *\"}}]\n{Levels}");

        var result = await _aef.RunAsync("schedule", "next", file, "--count", "1", "--from", "2026-01-01");

        result.ExitCode.ShouldBe(0);
        result.Error.ShouldContain("warning AEF6195: The times of the schedule \"a\" are not known");
        result.Output.ShouldContain("2026-01-01T05:00:00+00:00");
    }

    [Theory]
    [InlineData("--count 0", "--count must be a number from 1 to 10000; got 0.")]
    [InlineData("--from tomorrow", "--from must be a date such as 2026-03-29, or a time such as")]
    [InlineData("--schedule nightly", "The pipeline has no schedule with the name \"nightly\".")]
    public async Task Wrong_options_are_errors(string options, string message)
    {
        var file = _aef.File("s.yaml", $"schedule: {{cron: \"0 5 * * *\"}}\n{Levels}");

        var result = await _aef.RunAsync(["schedule", "next", file, .. options.Split(' ')]);

        result.ExitCode.ShouldNotBe(0);
        result.Error.ShouldContain(message);
        result.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_backfill_shows_its_runs_and_their_number()
    {
        var file = _aef.File("s.yaml", $"schedule: {{name: night, cron: \"0 5 * * *\", time_zone: Europe/Berlin, inputs: {{}}}}\n{Levels}");

        var text = await _aef.RunAsync("schedule", "backfill", file, "--from", "2026-03-28", "--to", "2026-03-29T00:00");
        var json = await _aef.RunAsync("schedule", "backfill", file, "--from", "2026-03-28", "--to", "2026-03-29", "--output", "json");
        var none = await _aef.RunAsync("schedule", "backfill", file, "--from", "2026-03-28T01:00", "--to", "2026-03-28T02:00");

        text.Output.ShouldBe(
            """
            night  Europe/Berlin
            scheduled time             interval start             interval end               dates
            2026-03-29T05:00:00+02:00  2026-03-28T00:00:00+01:00  2026-03-29T00:00:00+01:00  2026-03-28
            2026-03-30T05:00:00+02:00  2026-03-29T00:00:00+01:00  2026-03-30T00:00:00+02:00  2026-03-29

            2 runs

            """);
        using var document = JsonDocument.Parse(json.Output);
        document.RootElement.GetProperty("runs").EnumerateArray()
            .Select(r => r.GetProperty("argument").GetProperty("schedule").GetProperty("time").GetString())
            .ShouldBe(["2026-03-29T05:00:00+02:00", "2026-03-30T05:00:00+02:00"]);
        (none.ExitCode, none.Output).ShouldBe((0, "0 runs\n"));
    }

    [Theory]
    [InlineData("--from 2026-01-01", 2, "--to")]
    [InlineData("--from 2026-01-01 --to 2026-13-01", 2, "--to must be a date such as 2026-03-29")]
    [InlineData("--from 2026-01-02 --to 2026-01-01", 1, "error AEF6215: The runs of the backfill cannot be listed: the range ends")]
    [InlineData("--from 2026-01-01 --to 2026-01-01 --schedule x", 1, "error AEF6194: The pipeline has no schedule with the name \"x\".")]
    public async Task A_backfill_without_a_valid_range_is_an_error(string options, int exitCode, string message)
    {
        var file = _aef.File("s.yaml", $"schedule: {{cron: \"0 5 * * *\"}}\n{Levels}");

        var result = await _aef.RunAsync(["schedule", "backfill", file, .. options.Split(' ')]);

        (result.ExitCode, result.Output).ShouldBe((exitCode, string.Empty));
        result.Error.ShouldContain(message);
    }

    [Fact]
    public async Task Warnings_about_other_schedules_are_not_shown_with_a_name()
    {
        var file = _aef.File(
            "s.yaml",
            $"schedule: [{{name: a, cron: \"0 5 */2 * 1\"}}, {{name: b, cron: \"0 5 * * *\"}}]\nlabls: {{}}\n{Levels}");

        var a = await _aef.RunAsync("schedule", "next", file, "--schedule", "a");
        var b = await _aef.RunAsync("schedule", "next", file, "--schedule", "b");

        a.Error.ShouldContain("AEF3034");
        b.Error.ShouldNotContain("AEF3034");
        b.Error.ShouldContain("AEF1051");
    }

    [Fact]
    public async Task A_run_of_a_schedule_has_its_inputs_and_its_interval()
    {
        const string when = "when: '${inputs.a == 2 and run.start_date == \"2026-03-28\"}'";
        const string step = $"{{job_id: A, job_name: a, executor: dataform-tag-executor, {when}}}";
        var file = _aef.File(
            "s.yaml",
            "inputs: {a: {type: integer, default: 1}}\n"
            + $"schedule: {{name: night, cron: \"0 5 * * *\", time_zone: Europe/Berlin, inputs: {{a: 2}}}}\nlevels:\n- - {step}\n");

        (await _aef.RunAsync("simulate", file, "--schedule", "night", "--time", "2026-03-29T05:00")).Output.ShouldContain("1 succeeded");
        (await _aef.RunAsync("simulate", file, "--schedule", "night", "--time", "2026-03-30T05:00")).Output.ShouldContain("1 skipped");
        (await _aef.RunAsync("simulate", file, "--args", """{"schedule":{"name":"night","time":"2026-03-29T03:00:00Z"}}"""))
            .Output.ShouldContain("1 skipped"); // --args is raw
        var wrong = await _aef.RunAsync("simulate", file, "--time", "2026-03-29T05:00");
        (wrong.ExitCode, wrong.Error).ShouldBe((2, "aef: --time needs --schedule NAME, the schedule that is due then.\n"));
    }

    [Theory]
    [InlineData("schedule", "aef schedule needs a command: \"aef schedule next\", \"aef schedule backfill\".")]
    [InlineData("schedule nxt s.yaml", "Unknown command \"schedule nxt\". Did you mean \"next\"?")]
    [InlineData("schedule s.yaml", "Unknown command \"schedule s.yaml\". Valid: \"aef schedule next\", \"aef schedule backfill\".")]
    public async Task Unknown_commands_are_errors(string arguments, string message)
    {
        var result = await _aef.RunAsync(arguments.Split(' '));

        (result.ExitCode, result.Output).ShouldBe((2, string.Empty));
        result.Error.ShouldContain(message);
    }

    [Theory]
    [InlineData(
        """{"schedule": {"name": "nigthly"}}""",
        "error AEF6190: The pipeline has no schedule \"nigthly\". Did you mean \"nightly\"?")]
    [InlineData("""{"schedule": {"name": "nightly", "time": "2026-01-31T05:00:00"}}""", "error AEF6191: Invalid schedule.time")]
    [InlineData("""{"schedule": {"nme": "nightly"}}""", "error AEF6192: Unknown key \"nme\" in schedule")]
    [InlineData("""{"Schedule": {"name": "nightly"}}""", "error AEF6192: Unknown key \"Schedule\" in the argument")]
    [InlineData("""{"schedules": {"name": "nightly"}}""", "error AEF6192: Unknown key \"schedules\" in the argument")]
    [InlineData("""{"query_variables": {"start_date": "31.01.2026"}}""", "error AEF6193: The date query_variables.start_date must be a date")]
    public async Task The_argument_of_a_run_is_checked_before_it_starts(string argument, string message)
    {
        var file = _aef.File("s.yaml", $"schedule: {{name: nightly, cron: \"0 5 * * *\"}}\n{Levels}");

        var result = await _aef.RunAsync("simulate", file, "--args", argument);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain(message);
        result.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_schedule_in_the_argument_of_a_pipeline_without_schedules_is_an_error()
    {
        var result = await _aef.RunAsync("simulate", _aef.File("s.yaml", Levels), "--args", """{"schedule": {"name": "nightly"}}""");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("error AEF6190: The pipeline has no schedule.");
    }

    [Fact]
    public async Task The_command_that_a_failed_run_prints_contains_the_scheduled_time()
    {
        const string second = "  - {job_id: B, job_name: b, executor: dataform-tag-executor}\n";
        var file = _aef.File("s.yaml", $"schedule: {{name: nightly, cron: \"0 5 * * *\", time_zone: Europe/Berlin}}\n{Levels}{second}");
        var script = _aef.File("script.yaml", "jobs:\n  B: {ends: failed}\n");

        var result = await _aef.RunAsync("simulate", file, "--script", script, "--args", """{"schedule": {}}""");

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldContain("""{"name":"nightly","time":"2025-12-31T05:00:00+01:00"},"resume":{"done":["A"],"attempt":2}}""");
    }

    [Fact]
    public async Task A_rerun_from_a_journal_processes_the_interval_of_the_original_run()
    {
        var file = _aef.File("s.yaml", $"schedule: {{name: nightly, cron: \"0 5 * * *\", time_zone: Europe/Berlin}}\n{Levels}");
        var script = _aef.File("script.yaml", "jobs:\n  A: {ends: failed}\n");
        var journal = _aef.PathOf("night.journal");
        (await _aef.RunAsync("simulate", file, "--script", script, "--args", """{"schedule": {}}""", "--journal", journal))
            .ExitCode.ShouldBe(1);

        await _aef.RunAsync("rerun", journal);

        var header = (await File.ReadAllLinesAsync(journal))[0];
        header.ShouldContain("\"time\":\"2025-12-31T05:00:00+01:00\"");
        header.ShouldContain("\"attempt\":2");
    }
}
