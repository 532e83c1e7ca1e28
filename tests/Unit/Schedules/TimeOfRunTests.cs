using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Analysis;

namespace Aef.Tests.Schedules;

/// <summary>The section "Time of a run" of the format, in runs of compiled pipelines.</summary>
public sealed class TimeOfRunTests
{
    private const string Schedules = """
        name: p
        schedule:
        - {name: berlin, cron: "0 5 * * *", time_zone: Europe/Berlin}
        - {name: monthly, cron: "0 6 1 * *", time_zone: America/New_York, window: previous_month, date_format: "%Y-%m"}
        - {name: apia, cron: "0 5 * * *", time_zone: Pacific/Apia}
        - {name: sao, cron: "0 5 * * *", time_zone: America/Sao_Paulo}
        - {name: words, cron: every 5 minutes, time_zone: Africa/Cairo, window: previous_hour, date_format: "%d.%m.%Y %H"}

        """;

    private const string Levels = "levels:\n- - {job_id: A, job_name: a, type: sync, executor: dataform-tag-executor}\n";

    [Theory]
    [InlineData("2026-03-29T02:59:59Z", "2026-03-28T05:00:00+01:00")]
    [InlineData("2026-03-29T03:00:00Z", "2026-03-29T05:00:00+02:00")]
    [InlineData("2026-03-30T02:59:59Z", "2026-03-29T05:00:00+02:00")]
    public void Without_time_the_scheduled_time_is_the_latest_occurrence_at_or_before_the_creation(string start, string expected) =>
        Time(Run(start, """{"schedule": {"name": "berlin"}}"""), "scheduled_time").ShouldBe(expected);

    [Fact]
    public void The_argument_may_contain_the_scheduled_time()
    {
        var run = Run("2026-07-01T00:00:00Z", """{"schedule": {"name": "berlin", "time": "2026-03-29T03:00:00.5Z"}}""");

        Times(run).ShouldBe("2026-03-29T05:00:00+02:00 2026-03-28T00:00:00+01:00 2026-03-29T00:00:00+01:00");
        Dates(run).ShouldBe("2026-03-28 2026-03-28");
    }

    [Fact]
    public void The_scheduled_time_of_a_schedule_in_words_is_the_creation_time() => // Cairo is 3 hours ahead in summer
        Times(Run("2026-06-10T10:17:42Z", """{"schedule": {"name": "words"}}"""))
            .ShouldBe("2026-06-10T13:17:42+03:00 2026-06-10T12:00:00+03:00 2026-06-10T13:00:00+03:00");

    [Fact]
    public void The_zone_is_utc_and_the_window_is_the_previous_day_without_a_schedule()
    {
        var run = Run("2026-06-10T22:17:42Z", "{}");

        Times(run).ShouldBe("2026-06-10T22:17:42Z 2026-06-09T00:00:00Z 2026-06-10T00:00:00Z");
        Dates(run).ShouldBe("2026-06-09 2026-06-09");
        Time(run, "schedule").ShouldBe(string.Empty);
    }

    [Fact]
    public void An_expression_can_read_the_interval_in_a_pipeline_without_schedules()
    {
        const string day = "time.parse(run.interval_end) - time.parse(run.interval_start) == 86400";
        const string when = $"when: '${{{day} and run.schedule == \"\" and run.attempt == 1}}'";
        var run = RunDefinition(Levels.Replace("executor:", when + ", executor:", StringComparison.Ordinal), "2026-06-10T22:17:42Z", "{}");

        run.Events.Count(e => e.Kind == RunEventKind.StepSucceeded).ShouldBe(1);
    }

    [Fact]
    public void The_dates_are_inclusive_and_the_interval_excludes_its_end()
    {
        var run = Run("2026-04-01T10:00:00Z", """{"schedule": {"name": "monthly"}}""");

        Times(run).ShouldBe("2026-04-01T06:00:00-04:00 2026-03-01T00:00:00-05:00 2026-04-01T00:00:00-04:00");
        Dates(run).ShouldBe("2026-03 2026-03");
    }

    [Theory]
    [InlineData("previous_day", "2026-04-14T00:00:00+02:00 2026-04-15T00:00:00+02:00 2026-04-14 2026-04-14")]
    [InlineData("same_day", "2026-04-15T00:00:00+02:00 2026-04-16T00:00:00+02:00 2026-04-15 2026-04-15")]
    [InlineData("yesterday_today", "2026-04-14T00:00:00+02:00 2026-04-16T00:00:00+02:00 2026-04-14 2026-04-15")]
    [InlineData("previous_week", "2026-04-06T00:00:00+02:00 2026-04-13T00:00:00+02:00 2026-04-06 2026-04-12")]
    [InlineData("previous_month", "2026-03-01T00:00:00+01:00 2026-04-01T00:00:00+02:00 2026-03-01 2026-03-31")]
    [InlineData("previous_hour", "2026-04-15T04:00:00+02:00 2026-04-15T05:00:00+02:00 2026-04-15 2026-04-15")]
    [InlineData("since_last", "2026-04-14T05:20:00+02:00 2026-04-15T05:20:00+02:00 2026-04-14 2026-04-15")]
    public void The_window_defines_the_days_in_the_zone_of_the_schedule(string window, string expected)
    {
        var schedule = $"schedule: {{cron: \"20 5 * * *\", time_zone: Europe/Berlin, window: {window}}}\n";
        var run = RunDefinition(schedule + Levels, "2026-04-15T03:30:00Z", """{"schedule": {}}""");

        $"{Time(run, "interval_start")} {Time(run, "interval_end")} {Dates(run)}".ShouldBe(expected);
    }

    [Theory]
    [InlineData("sao", "2018-11-05T12:00:00Z", "2018-11-05T05:00:00-02:00 2018-11-04T01:00:00-02:00 2018-11-05T00:00:00-02:00")]
    [InlineData("sao", "2018-11-04T12:00:00Z", "2018-11-04T05:00:00-02:00 2018-11-03T00:00:00-03:00 2018-11-04T01:00:00-02:00")]
    [InlineData("sao", "2018-02-18T12:00:00Z", "2018-02-18T05:00:00-03:00 2018-02-17T00:00:00-02:00 2018-02-18T00:00:00-03:00")]
    [InlineData("apia", "2011-12-29T15:00:00Z", "2011-12-29T05:00:00-10:00 2011-12-28T00:00:00-10:00 2011-12-29T00:00:00-10:00")]
    [InlineData("apia", "2011-12-31T15:00:00Z", "2012-01-01T05:00:00+14:00 2011-12-31T00:00:00+14:00 2012-01-01T00:00:00+14:00")]
    public void A_midnight_that_does_not_exist_is_the_first_existing_instant(string name, string start, string expected) =>
        Times(Run(start, $$$"""{"schedule": {"name": "{{{name}}}"}}""")).ShouldBe(expected);

    [Fact]
    public void An_empty_interval_skips_the_run_and_every_step_with_a_reason()
    {
        var run = Run("2011-12-30T20:00:00Z", """{"schedule": {"name": "apia"}}""");

        Times(run).ShouldBe("2011-12-31T05:00:00+14:00 2011-12-31T00:00:00+14:00 2011-12-31T00:00:00+14:00");
        run.State.ShouldBe(RunState.Succeeded);
        run.Result.ShouldNotBeNull().ShouldContain("skipped");
        run.Events.Single(e => e.Kind == RunEventKind.StepSkipped).ShouldSatisfyAllConditions(
            e => e.JobId.ShouldBe("A"),
            e => e.Message.ShouldBe("the interval is empty"));
        run.Events.ShouldNotContain(e => e.Kind == RunEventKind.AttemptStarted);
    }

    [Theory]
    [InlineData(
        "berlin",
        """{"start_date": "2026-03-29"}""",
        "2026-03-29T00:00:00+01:00 2026-03-30T00:00:00+02:00",
        "2026-03-29 2026-03-29")]
    [InlineData("berlin", """{"end_date": "2026-10-25"}""", "2026-10-25T00:00:00+02:00 2026-10-26T00:00:00+01:00", "2026-10-25 2026-10-25")]
    [InlineData(
        "sao",
        """{"start_date": "2018-11-04", "end_date": "2018-11-05"}""",
        "2018-11-04T01:00:00-02:00 2018-11-06T00:00:00-02:00",
        "2018-11-04 2018-11-05")]
    [InlineData(
        "monthly",
        """{"start_date": "2025-12", "end_date": "2026-02"}""",
        "2025-12-01T00:00:00-05:00 2026-03-01T00:00:00-05:00",
        "2025-12 2026-02")]
    [InlineData(
        "words",
        """{"start_date": "24.04.2026 07"}""",
        "2026-04-24T01:00:00+03:00 2026-04-25T00:00:00+03:00",
        "24.04.2026 07 24.04.2026 07")]
    public void Dates_in_the_argument_set_the_interval_to_local_midnights(string name, string dates, string interval, string kept)
    {
        var run = Run("2026-06-10T10:00:00Z", $$$"""{"schedule": {"name": "{{{name}}}"}, "query_variables": {{{dates}}}}""");

        $"{Time(run, "interval_start")} {Time(run, "interval_end")}".ShouldBe(interval);
        Dates(run).ShouldBe(kept);
    }

    [Theory]
    [InlineData("""{"schedule": 7}""", "schedule must be a map")]
    [InlineData("""{"schedule": {}}""", "schedule.name must be one of")]
    [InlineData("""{"schedule": {"name": 7}}""", "schedule.name must be one of")]
    [InlineData("""{"schedule": {"name": "rome"}}""", "got \\\"rome\\\"")]
    [InlineData("""{"schedule": {"name": "berlin", "time": "today"}}""", "schedule.time must be a time")]
    [InlineData("""{"schedule": {"name": "berlin", "time": 7}}""", "schedule.time must be a time")]
    [InlineData(
        """{"query_variables": {"start_date": "2026-02-30"}}""",
        "query_variables.start_date must be a date in the format %Y-%m-%d")]
    [InlineData("""{"query_variables": {"start_date": 5}}""", "query_variables.start_date must be a date")]
    [InlineData(
        """{"schedule": {"name": "monthly"}, "query_variables": {"start_date": "2026-01", "end_date": "2026-01-31"}}""",
        "query_variables.end_date must be a date in the format %Y-%m")]
    [InlineData(
        """{"query_variables": {"start_date": "2026-02-02", "end_date": "2026-02-01"}}""",
        "query_variables.end_date is before start_date")]
    public void A_wrong_schedule_or_date_fails_the_run_before_anything_starts(string argument, string message)
    {
        var run = Run("2026-06-10T10:00:00Z", argument);

        run.State.ShouldBe(RunState.Failed);
        var error = run.Execution.Error.ShouldNotBeNull().Value;
        error["message"].ToString().ShouldContain(message);
        error["tags"].ToString().ShouldContain("InvalidInput");
        run.Events.ShouldNotContain(e => e.Kind == RunEventKind.AttemptStarted);
        RunArgument.Check(WorkflowValue.FromJson(argument), Definitions.Bound(Schedules + Levels))
            .ShouldNotBeEmpty("the run must not start in the first place");
    }

    [Theory]
    [InlineData("""{"schedule": {"name": "berlin"}}""", """{"schedule":{"name":"berlin","time":"2026-06-10T05:00:00+02:00"}}""")]
    [InlineData(
        """{"schedule": {"name": "words"}, "inputs": {}}""",
        """{"inputs":{},"schedule":{"name":"words","time":"2026-06-10T13:00:00+03:00"}}""")]
    [InlineData(
        """{"schedule": {"name": "berlin"}, "query_variables": {"start_date": "2026-01-01", "x": 1}}""",
        """{"query_variables":{"start_date":"2026-01-01","x":1},"schedule":{"name":"berlin","time":"2026-06-10T05:00:00+02:00"}}""")]
    [InlineData("""{"query_variables": {"x": 1}}""", """{"query_variables":{"end_date":"2026-06-09","start_date":"2026-06-09","x":1}}""")]
    public void A_restart_passes_the_original_schedule_inputs_and_query_variables(string argument, string expected)
    {
        var first = Run("2026-06-10T10:00:00Z", argument, fails: true);
        first.State.ShouldBe(RunState.Failed);

        var restart = LocalRunRequest.ToRestart(first).ShouldNotBeNull();
        var second = LocalRunner.Run(restart with { Start = Instant("2027-01-05T00:30:00Z"), Script = SimulationScript.Empty });

        var passed = restart.Argument;
        WorkflowValue.FromMap([.. passed.Entries.Where(e => e.Key != "resume").Select(e => (e.Key, e.Value))])
            .ShouldBe(WorkflowValue.FromJson(expected));
        (Time(second, "interval_start"), Time(second, "interval_end"), Dates(second))
            .ShouldBe((Time(first, "interval_start"), Time(first, "interval_end"), Dates(first)));
        (first.Timed["attempt"], second.Timed["attempt"]).ShouldBe(((WorkflowValue)1, (WorkflowValue)2));
        LocalRunRequest.ToRestart(second).ShouldNotBeNull().Argument["resume"]["attempt"].ShouldBe((WorkflowValue)3);
    }

    [Fact]
    public void The_jobs_and_child_workflows_of_a_run_get_its_dates_and_not_its_schedule()
    {
        var run = Aef.Tests.Targets.RecordedRun.Of(
            Schedules + "levels:\n- - {job_id: A, job_name: a, function_name: f}\n  - {job_id: C, job_name: c, workflows_name: w}\n",
            argument: """{"schedule": {"name": "monthly", "time": "2026-04-01T10:00:00Z"}}""");

        var dates = WorkflowValue.FromMap(("start_date", "2026-03"), ("end_date", "2026-03"));
        run.Calls.First(c => c.Job == "a" || c.Job == "f").Body["query_variables"].ShouldBe(dates);
        var child = run.Calls.First(c => c.Job == "w").ChildArgument;
        child["query_variables"].ShouldBe(dates);
        child["schedule"].IsNull.ShouldBeTrue();
    }

    [Fact]
    public void The_only_schedule_of_a_pipeline_needs_no_name_and_has_that_of_the_pipeline()
    {
        var definition = "name: taxi\nschedule: {cron: \"0 5 * * *\"}\n" + Levels;

        Time(RunDefinition(definition, "2026-06-10T10:00:00Z", """{"schedule": {}}"""), "schedule").ShouldBe("taxi");
        Time(RunDefinition(definition, "2026-06-10T10:00:00Z", """{"schedule": {"name": "taxi"}}"""), "schedule").ShouldBe("taxi");
    }

    [Fact]
    public void The_environment_is_part_of_the_name_of_the_parameters_file()
    {
        var definition = Levels.Replace("executor:", "when: '${run.environment == \"prod\"}', executor:", StringComparison.Ordinal);
        foreach (var (environment, kind) in new[] { ("prod", RunEventKind.StepSucceeded), ("dev", RunEventKind.StepSkipped) })
        {
            var parameters = new PlatformParameters([]) { Environment = environment };
            var artifact = CloudWorkflowsTarget.Compile(Definitions.Bound(definition), parameters);

            Pipelines.Run(artifact).Events.ShouldContain(e => e.Kind == kind && e.JobId == "A");
        }
    }

    [Fact]
    public void The_parts_of_a_split_pipeline_know_the_time_of_the_run()
    {
        const string when = "'${run.schedule == \"monthly\" and run.start_date == \"2026-03\"}'";
        var levels = string.Concat(Enumerable.Range(0, 4).Select(l =>
            $"- - {{job_id: A{l}, job_name: a, type: sync, executor: dataform-tag-executor, when: {when}}}\n"));
        var artifact = CloudWorkflowsTarget.Compile(
            Definitions.Bound(Schedules + "levels:\n" + levels),
            PlatformParameters.Empty,
            options: CloudWorkflowsOptions.Default with { Splitting = WorkflowSplitting.WhereNeeded, MaxPartLevels = 2 });
        artifact.Parts.Count.ShouldBe(2);

        var run = Pipelines.Run(artifact, argument: """{"schedule": {"name": "monthly", "time": "2026-04-01T10:00:00Z"}}""");

        run.Events.Count(e => e.Kind == RunEventKind.StepSucceeded).ShouldBe(4);
    }

    private static Run Run(string start, string argument, bool fails = false) => RunDefinition(Schedules + Levels, start, argument, fails);

    private static Run RunDefinition(string definition, string start, string argument, bool fails = false)
    {
        var artifact = CloudWorkflowsTarget.Compile(Definitions.Bound(definition), PlatformParameters.Empty);
        WorkflowAnalyzer.Analyze(artifact.Workflow).ShouldBeEmpty();
        return LocalRunner.Run(new LocalRunRequest(artifact)
        {
            Start = Instant(start),
            Argument = WorkflowValue.FromJson(argument),
            Script = fails ? Pipelines.All(new SimulatedJob { Ends = SimulatedEnd.Failed }) : SimulationScript.Empty,
        });
    }

    private static string Time(Run run, string name) => Text(run.Timed[name]);

    private static string Text(WorkflowValue value) => value.TryGetString(out var text) ? text : value.ToString();

    private static string Times(Run run) => $"{Time(run, "scheduled_time")} {Time(run, "interval_start")} {Time(run, "interval_end")}";

    private static string Dates(Run run)
    {
        var dates = run.Timed["argument"]["query_variables"];
        return $"{Text(dates["start_date"])} {Text(dates["end_date"])}";
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
