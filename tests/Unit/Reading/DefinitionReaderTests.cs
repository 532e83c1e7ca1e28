using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;
using Aef.Tests.Support;

namespace Aef.Tests.Reading;

public sealed class DefinitionReaderTests
{
    private static readonly Pipeline Small = new(
        levels: [new PipelineLevel("1", [new PipelineThread("1", [new PipelineStep("J01", "job")])])]);

    [Theory]
    [InlineData("""{"definition": [{"LEVEL_ID": "1", "THREADS": [{"THREAD_ID": "1", "STEPS": [{"JOB_ID": "J01", "JOB_NAME": "job"}]}]}]}""")]
    [InlineData("""[{"LEVEL_ID": "1", "THREADS": [{"THREAD_ID": "1", "STEPS": [{"JOB_ID": "J01", "JOB_NAME": "job"}]}]}]""")]
    [InlineData("""{"Levels": [{"level_id": "1", "Threads": [{"thread_Id": 1, "steps": [{"job_id": "J01", "Job_Name": "job"}]}]}]}""")]
    [InlineData("levels:\n- level_id: 1\n  threads:\n  - thread_id: 1\n    steps:\n    - job_id: J01\n      job_name: job\n")]
    public void All_forms_have_the_same_model(string text) => Definitions.Pipeline(text).ShouldBe(Small);

    [Theory]
    [InlineData("levels: [{threads: [[{job_id: A}, {job_id: B}]]}]")]
    [InlineData("levels: [{threads: [{job_id: A}, {job_id: B}]}]")]
    [InlineData("levels: [[{job_id: A}, {job_id: B}]]")]
    [InlineData("levels: [{threads: [{steps: [{job_id: A}, {job_id: B}]}]}]")]
    public void A_bare_list_of_steps_is_one_thread(string text) =>
        Definitions.Pipeline(text)
            .ShouldBe(
                new Pipeline(
                    levels: [new PipelineLevel(threads: [new PipelineThread(steps: [new PipelineStep("A"), new PipelineStep("B")])])]));

    [Fact]
    public void Lists_of_steps_in_a_list_are_threads() =>
        Definitions.Pipeline("levels: [{threads: [[{job_id: A}], [{job_id: B}]]}]").Levels[0].Threads.Count.ShouldBe(2);

    [Fact]
    public void The_whole_of_the_format_is_read()
    {
        var pipeline = Definitions.Pipeline("""
            name: sales
            description: Daily sales
            labels: {team: data, tier: 1, prod: true}
            engine: cloud_workflows
            inputs:
              taxi: {type: enum, values: [yellow, green], default: yellow, required: false, description: Kind, pattern: "^.*$"}
            variables:
              file: "${inputs.taxi}_tripdata.csv"
            defaults: {wait_time_seconds: 5, retry: {max_attempts: 2}}
            schedule:
              {cron: "0 5 * * *", time_zone: Europe/Madrid, enable: false, name: early, inputs: {taxi: green}, window: Same_Day,
              date_format: "%Y%m", catch_up: none}
            concurrency: {limit: 1, behavior: cancel_oldest}
            levels:
            - level_id: L
              description: Load
              when: "${inputs.taxi == \"green\"}"
              max_parallel: "4"
              threads:
              - thread_id: T
                when: true
                steps:
                - job_id: A
                  job_name: load
                  type: Sync
                  executor: x
                  function_name: f
                  with: {a: [1, 2]}
                  when: "${true}"
                  wait_time_seconds: "30"
                  wait_multiplier: 1.5
                  max_wait_time_seconds: 600
                  async_timeout_loop_in_minutes: 0.5
                  timeout_seconds: "1e2"
                  continue_if_fail: "yes please"
                  retry: {max_attempts: "3", initial_delay_seconds: 1, max_delay_seconds: 9, multiplier: 2, on: [timeout]}
                  step_properties: {k: v}
                  read_input_from: ENV
                  next: A
            on_failure: [{job_id: F}]
            finally: [{job_id: Z}]
            """);

        pipeline.Labels.Select(l => l.ToString()).ShouldBe(["team=data", "tier=1", "prod=true"]);
        pipeline.Inputs.ShouldHaveSingleItem().ShouldBe(new PipelineInput("taxi", InputType.Enum)
            .WithValues([ScalarNode.String("yellow"), ScalarNode.String("green")])
            .WithDefault(ScalarNode.String("yellow"))
            .WithRequired(false)
            .WithDescription("Kind")
            .WithPattern("^.*$"));
        pipeline.Variables.ShouldHaveSingleItem().Value.ShouldBe(ScalarNode.String("${inputs.taxi}_tripdata.csv"));
        pipeline.Defaults.ShouldBe(new PipelineStep().WithWaitTimeSeconds(5).WithRetry(new RetryPolicy(2)));
        var schedule = pipeline.Schedules.ShouldHaveSingleItem();
        (schedule.Cron, schedule.TimeZone, schedule.Name).ShouldBe(("0 5 * * *", "Europe/Madrid", "early"));
        schedule.Enable.ShouldBe(ScheduleState.Disabled);
        schedule.Inputs.ShouldNotBeNull();
        (schedule.Window, schedule.DateFormat, schedule.CatchUp).ShouldBe((ScheduleWindow.SameDay, "%Y%m", CatchUp.None));
        pipeline.Concurrency.ShouldBe(new ConcurrencyPolicy(1, ConcurrencyBehavior.CancelOldest));
        (pipeline.Levels[0].Description, pipeline.Levels[0].MaxParallel, pipeline.Levels[0].Threads[0].When).ShouldBe(("Load", 4, "true"));
        var step = pipeline.Levels[0].Threads[0].Steps[0];
        step.ShouldBe(new PipelineStep("A", "load")
            .WithType(StepType.Sync)
            .WithExecutor("x")
            .WithFunctionName("f")
            .WithWith(new MappingNode([new MappingEntry("a", new SequenceNode([ScalarNode.Integer(1), ScalarNode.Integer(2)]))]))
            .WithWhen("${true}")
            .WithWaitTimeSeconds(30)
            .WithWaitMultiplier(1.5)
            .WithMaxWaitTimeSeconds(600)
            .WithAsyncTimeoutLoopInMinutes(0.5)
            .WithTimeoutSeconds(100)
            .WithContinueIfFail(true)
            .WithRetry(new RetryPolicy(3, 1, 9, 2).WithOn(new SequenceNode([ScalarNode.String("timeout")])))
            .WithStepProperties(new MappingNode([new MappingEntry("k", ScalarNode.String("v"))]))
            .WithReadInputFrom("ENV")
            .WithNext("A"));
        (pipeline.OnFailure[0].JobId, pipeline.Finally[0].JobId).ShouldBe(("F", "Z"));
        pipeline.Extra.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("dir/daily-sales.json", "daily-sales", "")]
    [InlineData("2024 sales.v2.yaml", "pipeline-2024-sales-v2", "1:1 AEF1057")]
    [InlineData("-", null, "")]
    [InlineData(null, null, "")]
    public void The_name_is_the_file_name_unless_the_definition_has_one(string? path, string? name, string diagnostics)
    {
        var result = Definitions.Read("""{"definition": []}""", path);

        result.Pipeline.ShouldNotBeNull().Name.ShouldBe(name);
        Definitions.Diagnostics(result.Diagnostics).ShouldBe(diagnostics);
        Definitions.Read("""{"name": "own", "definition": []}""", path).Pipeline.ShouldNotBeNull().Name.ShouldBe("own");
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"False\"", false)]
    [InlineData("\"True\"", true)]
    [InlineData("\"X\"", true)]
    [InlineData("\"no\"", true)]
    [InlineData("1", true)]
    [InlineData("null", null)]
    public void Continue_if_fail_is_on_for_every_text_but_false(string value, bool? expected) =>
        Definitions.Pipeline($$"""[{"THREADS": [{"STEPS": [{"CONTINUE_IF_FAIL": {{value}}}]}]}]""").Levels[0].Threads[0].Steps[0].ContinueIfFail.ShouldBe(expected);

    [Theory]
    [InlineData("007", "007")]
    [InlineData("1.10", "1.10")]
    [InlineData("\"1\"", "1")]
    public void An_id_written_as_a_number_stays_what_is_written(string written, string expected) =>
        Definitions.Pipeline($"levels: [{{level_id: {written}}}]").Levels[0].Id.ShouldBe(expected);

    [Fact]
    public void Unknown_keys_are_kept_everywhere()
    {
        var pipeline = Definitions.Pipeline(
            "a: 1\nlevels: [{b: 1, threads: [{c: 1, steps: [{d: 1, retry: {e: 1}}]}]}]\ninputs: {i: {f: 1}}\nschedule: {g: 1}\nconcurrency: {h: 1}\n");

        var level = pipeline.Levels[0];
        var step = level.Threads[0].Steps[0];
        string.Concat(
            new[] { pipeline.Extra, level.Extra, level.Threads[0].Extra, step.Extra, step.Retry!.Extra, pipeline.Inputs[0].Extra, pipeline.Schedules[0].Extra, pipeline.Concurrency!.Extra }.SelectMany(e => e))
            .ShouldBe("abcdefgh");
    }
}
