using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Views.Comparison;
using Aef.Core.Views.Formatting;
using Aef.Documents.Printing;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using Aef.Tests.Support;

namespace Aef.Tests.Semantics;

/// <summary>
/// <c>defaults.executors.X</c> has step keys for the steps of one executor. A step overrides them, and they override <c>defaults</c>.
/// </summary>
public sealed class ExecutorDefaultsTests
{
    private const string Dataform = "dataform-tag-executor";
    private const string Other = "dataflow-flextemplate-job-executor";

    /// <summary>A key with a value for each level, and what the bound step shows of it.</summary>
    public static TheoryData<string, string, string, string, string> Keys => new()
    {
        { "wait_time_seconds", "5", "6", "7", nameof(BoundStep.WaitSeconds) },
        { "wait_multiplier", "1.5", "2", "3", nameof(BoundStep.WaitMultiplier) },
        { "max_wait_time_seconds", "50", "60", "70", nameof(BoundStep.MaxWaitSeconds) },
        { "async_timeout_loop_in_minutes", "15", "16", "17", nameof(BoundStep.LimitSeconds) },
        { "timeout_seconds", "5", "6", "7", nameof(BoundStep.CallTimeoutSeconds) },
        { "continue_if_fail", "true", "false", "true", nameof(BoundStep.ContinueIfFail) },
        { "type", "async", "sync", "async", nameof(BoundStep.Type) },
        { "retry", "{max_attempts: 5, multiplier: 3}", "{max_attempts: 6}", "{initial_delay_seconds: 1}", nameof(BoundStep.Retry) },
        { "step_properties", "{a: 5, b: 1}", "{a: 6, c: 1}", "{d: 7}", nameof(BoundStep.StepProperties) },
        { "with", "{a: 5, b: 1}", "{a: 6, c: 1}", "{d: 7}", nameof(BoundStep.With) },
        { "when", "'${1 == 1}'", "'${1 == 2}'", "'${1 == 3}'", nameof(BoundStep.When) },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_step_overrides_the_defaults_of_its_executor_which_override_the_defaults(
        string key,
        string own,
        string executor,
        string defaults,
        string property)
    {
        var (alone, second, third) = (Show(own), Show(executor), Show(defaults));
        new[] { alone, second, third }.Distinct().Count().ShouldBeGreaterThan(1);

        Bind(own, executor, defaults).ShouldBe(alone, "the step wins");
        Bind(own, executor, null).ShouldBe(alone);
        Bind(null, executor, defaults).ShouldBe(second, "the executor wins over the defaults; values are not merged");
        Bind(null, executor, null).ShouldBe(second);
        Bind(null, null, defaults).ShouldBe(third);
        Bind(null, executor, defaults, name: Other).ShouldBe(third, "another executor");

        string? Show(string value) => Bind(value, null, null);

        string? Bind(string? step, string? ofExecutor, string? ofAll, string name = Dataform)
        {
            var all = string.Join(", ", new[]
            {
                ofAll is null ? null : $"{key}: {ofAll}",
                ofExecutor is null ? null : $"executors: {{{name}: {{{key}: {ofExecutor}}}}}",
            }.OfType<string>());
            var keys = $"job_id: A, job_name: a, executor: {Dataform}" + (step is null ? string.Empty : $", {key}: {step}");
            var draft = new PipelineBinder(ExecutorCatalog.BuiltIn)
                .BindDraft(Definitions.Pipeline($"defaults: {{{all}}}\nlevels:\n- [{{{keys}}}]\n"));
            var merged = draft.Sites.ShouldHaveSingleItem().Step;
            return property switch
            {
                nameof(BoundStep.When) => merged.When,
                nameof(BoundStep.With) => merged.With is { } with ? DocumentPrinter.ToJson(with) : null,
                _ => typeof(BoundStep).GetProperty(property).ShouldNotBeNull().GetValue(draft.Bound.Steps.Single())?.ToString(),
            };
        }
    }

    [Theory]
    [InlineData("executor: X", 9)]
    [InlineData("function_id_name: X", 9)]
    [InlineData("function_name: X, type: sync", 9)]
    [InlineData("composer_step: X", 9)]
    [InlineData("executor: X, function_id_name: X", 9)]
    [InlineData("executor: x", 300)]
    [InlineData("executor: Y", 300)]
    [InlineData("workflows_name: X", 300)]
    [InlineData("", 300, "executor: Y")]
    [InlineData("", 9, "executor: X")]
    [InlineData("executor: Y", 300, "executor: X")]
    public void The_executor_is_the_one_that_the_step_or_the_defaults_name(
        string keys,
        double timeout,
        string defaults = "continue_if_fail: false")
    {
        var step = string.Join(", ", new[] { "job_id: A, job_name: a", keys }.Where(k => k.Length > 0));

        Definitions.Bound($"defaults: {{{defaults}, executors: {{X: {{timeout_seconds: 9}}}}}}\nlevels:\n- [{{{step}}}]\n")
            .Steps.Single().CallTimeoutSeconds.ShouldBe(timeout);
    }

    [Theory]
    [InlineData("", Dataform)]
    [InlineData("function_status_name: s", "s")]
    public void The_status_function_of_an_executor_applies_to_steps_that_name_it(string keys, string otherwise)
    {
        const string Defaults = "function_status_name: u";
        var step = $"job_id: A, job_name: a, executor: {Dataform}" + (keys.Length > 0 ? ", " + keys : keys);

        Status($"{Defaults}, executors: {{{Dataform}: {{function_status_name: t}}}}").ShouldBe(keys.Length > 0 ? "s" : "t");
        Status(Defaults).ShouldBe(otherwise);

        string? Status(string defaults) =>
            Definitions.Bound($"defaults: {{{defaults}}}\nlevels:\n- [{{{step}}}]\n").Steps.Single().StatusFunction;
    }

    [Fact]
    public void A_type_of_the_defaults_does_not_change_a_step_that_names_its_function() =>
        Definitions.Bound("defaults: {executors: {X: {type: sync}}}\nlevels:\n- [{job_id: A, job_name: a, function_id_name: X}]\n")
            .Steps.Single().Type.ShouldBe(StepType.Async);

    [Fact]
    public void Last_steps_have_them_too() =>
        Definitions.Bound(
            $"defaults: {{executors: {{{Dataform}: {{wait_time_seconds: 9}}}}}}\n" +
                $"levels:\n- [{Step("A")}]\nfinally: [{Step("Z")}]\n")
            .Steps.Select(s => s.WaitSeconds).ShouldBe([9, 9]);

    [Fact]
    public void They_decide_what_runs()
    {
        var definition = $$$"""
            name: p
            defaults:
              retry: {max_attempts: 1}
              executors:
                {{{Dataform}}}: {retry: {max_attempts: 2, initial_delay_seconds: 1}}
                {{{Other}}}: {when: '${1 == 2}'}
            levels:
            - - {{{Step("A")}}}
              - {job_id: B, job_name: b, executor: {{{Other}}}}
              - {job_id: C, job_name: c, executor: dataproc-serverless-job-executor}
            """;
        var failed = new SimulatedJob { Ends = SimulatedEnd.Failed };

        var run = Pipelines.Run(Compile(definition), Pipelines.Script(("A", failed), ("C", failed)));

        run.Events.Where(e => e is { Kind: RunEventKind.AttemptStarted, JobId: "A" }).Count().ShouldBe(2);
        run.Failures.Select(f => f.JobId).ShouldBe(["A"]);

        var second = Pipelines.Run(Compile(definition), Pipelines.Script(("C", failed)));

        second.Events.Where(e => e.Kind == RunEventKind.AttemptStarted).Select(e => e.JobId).ShouldBe(["A", "C"]);
        second.Events.Single(e => e is { Kind: RunEventKind.StepSkipped }).JobId.ShouldBe("B");
    }

    [Theory]
    [InlineData("executors: {dataform-tag-executor: {job_id: A}}", "1:48 AEF2022")]
    [InlineData("executors: {dataform-tag-executor: {next: A, job_name: n}}", "1:48 AEF2022, 1:57 AEF2022")]
    [InlineData("executors: {dataform-tag-executor: {executor: e}}", "1:48 AEF2022")]
    [InlineData("executors: {dataform-tag-executor: {FUNCTION_NAME: e}}", "1:48 AEF2022")]
    [InlineData("executors: {dataform-tag-executor: {workflows_name: e, composer_step: c}}", "1:48 AEF2022, 1:67 AEF2022")]
    [InlineData("executors: {dataform-tag-executer: {timeout_seconds: 4}}", "1:24 AEF3053")]
    [InlineData("executors: {Dataform-Tag-Executor: {timeout_seconds: 4}}", "1:24 AEF3053")]
    [InlineData("executors: {dataform-tag-executor: {timeout_seconds: 0}}", "1:65 AEF3004")]
    [InlineData("executors: {dataform-tag-executor: {timeout_seconds: x}}", "1:65 AEF1054")]
    [InlineData("executors: {dataform-tag-executor: {timout_seconds: 4}}", "1:48 AEF1051")]
    [InlineData("executors: {dataform-tag-executor: {when: '${inputs.x}'}}", "1:64 AEF2024")]
    [InlineData("executors: {dataform-tag-executor: {max_parallel: 4}}", "1:48 AEF1025")]
    [InlineData("executors: {dataform-tag-executor: {executors: {}}}", "1:48 AEF1025")]
    [InlineData("executors: {dataform-tag-executor: 4}", "1:47 AEF1053")]
    [InlineData("executors: [dataform-tag-executor]", "1:23 AEF1053")]
    [InlineData("executers: {dataform-tag-executor: {timeout_seconds: 4}}", "1:12 AEF1051")]
    [InlineData("EXECUTORS: {dataform-tag-executor: {TIMEOUT_SECONDS: '4'}}", "")]
    [InlineData("executors: {}", "")]
    public void What_is_wrong_in_them_is_reported(string defaults, string expected) =>
        Definitions.Diagnostics(Definitions.Check($"defaults: {{{defaults}}}\nlevels:\n- [{Step("A")}]\n").Diagnostics).ShouldBe(expected);

    [Fact]
    public void A_key_that_no_step_with_the_executor_can_use_has_no_effect()
    {
        var sync = $"{{job_id: A, job_name: a, type: sync, executor: {Dataform}}}";
        var defaults = $"defaults: {{executors: {{{Dataform}: {{wait_time_seconds: 4, timeout_seconds: 4}}}}}}\n";

        var unused = Definitions.Check($"{defaults}levels:\n- [{sync}]\n").Diagnostics.ShouldHaveSingleItem();

        unused.Code.ShouldBe("AEF2022");
        unused.Message.ShouldContain("WAIT_TIME_SECONDS has no effect: no step with the executor \"dataform-tag-executor\" can use it");
        Definitions.Check($"{defaults}levels:\n- [{sync}, {Step("B")}]\n").Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void A_misspelled_executor_is_reported_with_the_one_that_steps_use()
    {
        var wrong = Definitions.Check(
            $"defaults: {{executors: {{my-exekutor: {{timeout_seconds: 4}}, {Other}: {{timeout_seconds: 5}}}}}}\n" +
                "levels:\n- [{job_id: A, job_name: a, executor: my-executor}]\n")
            .Diagnostics.Where(d => d.Code == "AEF3053").ToList();

        wrong.Select(d => d.Message).ShouldBe(
        [
            "No step uses the executor \"my-exekutor\", and the executor catalog has no entry of this name, " +
                "so its defaults have no effect. Did you mean \"my-executor\"?",
            $"No step uses the executor \"{Other}\", so its defaults have no effect.",
        ]);
        wrong[0].Fixes.ShouldHaveSingleItem().Edits.ShouldHaveSingleItem().NewText.ShouldBe("my-executor");
    }

    [Fact]
    public void Executors_under_another_key_belongs_to_the_defaults()
    {
        Definitions.Check($"executors: {{{Dataform}: {{timeout_seconds: 4}}}}\nlevels:\n- [{Step("A")}]\n")
            .Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("defaults");
        Definitions.Check($"levels:\n- [{{job_id: A, job_name: a, executors: {Dataform}}}]\n")
            .Diagnostics.ShouldAllBe(d => d.Message.Contains("\"executor\"", StringComparison.Ordinal));
    }

    [Fact]
    public void They_are_written_back_in_both_spellings()
    {
        var read = Definitions.Read(
            $"name: p\ndefaults: {{retry: {{max_attempts: 2}}, Executors: {{{Dataform}: {{Wait_Time_Seconds: 4, when: 'true'}}}}}}\n" +
                $"levels:\n- [{Step("A")}]\n").Pipeline.ShouldNotBeNull();

        DefinitionWriter.Write(read, SourceFormat.Yaml).ShouldContain(
            $"defaults:\n  retry:\n    max_attempts: 2\n  executors:\n    {Dataform}:\n      when: \"true\"\n      wait_time_seconds: 4\n");
        var json = DefinitionWriter.Write(read, SourceFormat.Json);
        json.ShouldContain("\"executors\": {");
        json.ShouldContain("\"WAIT_TIME_SECONDS\": \"4\"");
        Definitions.Read(json).Pipeline.ShouldNotBeNull().ExecutorDefaults.ShouldBe(read.ExecutorDefaults);
    }

    [Fact]
    public void The_formatter_sorts_their_keys_and_keeps_the_order_of_executors()
    {
        var text = $"defaults:\n  executors:\n    z:\n      timeout_seconds: 4\n      when: \"true\"\n    a:\n      timeout_seconds: 5\n" +
            $"  timeout_seconds: 6\nlevels:\n- [{Step("A")}]\n";

        var source = new SourceText(text, "p.yaml");
        var root = Definitions.Documents.Read(source).Root.ShouldNotBeNull();

        new TextFormatter(Definitions.Documents).Format(source, root, KeyShape.Definition).Text.ShouldNotBeNull().ShouldStartWith(
            "defaults:\n  timeout_seconds: 6\n  executors:\n    z:\n      when: \"true\"\n      timeout_seconds: 4\n" +
                "    a:\n      timeout_seconds: 5\n");
    }

    [Fact]
    public void The_difference_of_two_pipelines_names_the_key_of_the_executor()
    {
        var (old, now) = (Read(4), Read(5));

        var change = PipelineComparer.Compare(old, now).Changes.ShouldHaveSingleItem();

        (change.Property, change.Old, change.New).ShouldBe(($"defaults.executors.{Dataform}.timeout_seconds", "4", "5"));

        Pipeline Read(int seconds) => Definitions.Read(
            $"name: p\ndefaults: {{executors: {{{Dataform}: {{timeout_seconds: {seconds}}}}}}}\nlevels:\n- [{Step("A")}]\n")
            .Pipeline.ShouldNotBeNull();
    }

    private static WorkflowArtifact Compile(string definition) =>
        CloudWorkflowsTarget.Compile(Definitions.Bound(definition), PlatformParameters.Empty, SourceFormat.Json);

    private static string Step(string id) => $"{{job_id: {id}, job_name: {id.ToLowerInvariant()}, executor: {Dataform}}}";
}
