using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Validation;
using Aef.Documents.Diagnostics;
using Aef.Tests.Support;

namespace Aef.Tests.Rules;

public sealed class PipelineRuleTests
{
    private const string Async = "executor: dataform-tag-executor";

    [Theory]
    [InlineData("levels: []", "1:9 AEF3001")]
    [InlineData("name: p", "1:1 AEF3001")]
    [InlineData("[]", "1:1 AEF3001")]
    [InlineData("levels: [{threads: [{steps: []}]}]", "1:9 AEF3001")]
    public void A_pipeline_without_steps_is_an_error(string text, string expected) => Diagnostics(text).ShouldBe(expected);

    [Theory]
    [InlineData("wait_time_seconds: 0", "AEF3004")]
    [InlineData("wait_time_seconds: \"-1\"", "AEF3004")]
    [InlineData("max_wait_time_seconds: 0", "AEF3004")]
    [InlineData("async_timeout_loop_in_minutes: 0", "AEF3004")]
    [InlineData("timeout_seconds: -5", "AEF3004")]
    [InlineData("wait_multiplier: 0.5", "AEF3005")]
    [InlineData("async_timeout_loop_in_minutes: 1000000", "AEF3012")]
    [InlineData("timeout_seconds: 1e300", "AEF3012")]
    [InlineData("timeout_seconds: 1801", "AEF3007")]
    [InlineData("timeout_seconds: 1800", "")]
    [InlineData("max_wait_time_seconds: 20", "AEF3011")]
    [InlineData("max_wait_time_seconds: 30", "")]
    [InlineData("step_properties: '{'", "AEF3008")]
    [InlineData("step_properties: '[1]'", "AEF3008")]
    [InlineData("step_properties: ''", "AEF3008")]
    [InlineData("step_properties: '{\"a\": 1, \"a\": 2}'", "AEF3008")]
    [InlineData("step_properties: '{}'", "")]
    [InlineData("async_timeout_loop_in_minutes: 0.1", "AEF3006")]
    [InlineData("async_timeout_loop_in_minutes: 0.5", "")]
    [InlineData("read_input_from: ENV", "")]
    public void A_value_that_makes_no_sense_is_reported_at_its_location(string key, string code)
    {
        var step = $"job_id: A, job_name: a, {Async}, ";

        Diagnostics(Definitions.Thread(step + key))
            .ShouldBe(code.Length == 0 ? "" : $"3:{5 + step.Length + key.IndexOf(':', StringComparison.Ordinal) + 2} {code}");
    }

    [Theory]
    [InlineData("max_attempts: 0", "3:84 AEF3005")]
    [InlineData("initial_delay_seconds: -1", "3:93 AEF3005")]
    [InlineData("max_delay_seconds: -1", "3:89 AEF3005")]
    [InlineData("multiplier: 0.9", "3:82 AEF3005")]
    [InlineData("initial_delay_seconds: 1e9", "3:93 AEF3012")]
    [InlineData("initial_delay_seconds: 0", "")]
    public void A_retry_that_makes_no_sense_is_reported_at_its_location(string key, string expected) =>
        Diagnostics(Definitions.Thread($"job_id: A, job_name: a, {Async}, retry: {{{key}}}")).ShouldBe(expected);

    [Fact]
    public void A_pause_longer_than_the_wait_is_a_warning() =>
        Diagnostics(Definitions.Thread($"job_id: A, job_name: a, {Async}, wait_time_seconds: 61, async_timeout_loop_in_minutes: 1"))
            .ShouldBe("3:81 AEF3006");

    [Fact]
    public void A_level_that_runs_no_thread_at_once_is_an_error() =>
        Diagnostics($"levels:\n- {{max_parallel: 0, threads: [[{{job_id: A, job_name: a, {Async}}}]]}}").ShouldBe("2:18 AEF3005");

    [Fact]
    public void A_wrong_default_is_reported_once_and_at_its_location() =>
        Diagnostics(
            $"defaults: {{timeout_seconds: 2000, wait_time_seconds: 0}}\nlevels:\n"
                + $"- [{{job_id: A, job_name: a, {Async}}}, {{job_id: B, job_name: b, {Async}}}]")
            .ShouldBe("1:29 AEF3007, 1:54 AEF3004");

    [Fact]
    public void A_job_name_used_twice_is_a_warning_that_shows_both()
    {
        var diagnostic = Definitions.Check(Definitions.Thread($"job_id: A, job_name: a, {Async}", $"job_id: B, job_name: a, {Async}"))
            .Diagnostics.ShouldHaveSingleItem();

        (diagnostic.Code, diagnostic.Severity, diagnostic.Related[0].Location.Start.Column)
            .ShouldBe(("AEF3013", DiagnosticSeverity.Warning, 26));
    }

    [Theory]
    [InlineData("executor: command, with: {command: [a]}", "executor: command, with: {command: [b]}", "")]
    [InlineData("executor: command, with: {command: [a]}", "function_name: f", "")]
    [InlineData("executor: dataform-tag-executor", "executor: dataform-tag-executor", "AEF3013")]
    [InlineData("function_name: f", "executor: command, with: {command: [b]}, timeout_minutes: 1", "")]
    public void A_job_name_used_twice_is_no_problem_for_a_job_with_parameters_in_its_step(string first, string second, string expected) =>
        string.Join(
            ", ",
            Definitions.Check(Definitions.Thread("job_id: A, job_name: a, " + first, "job_id: B, job_name: a, " + second))
                .Diagnostics.Where(d => d.Code == "AEF3013")
                .Select(d => d.Code)).ShouldBe(expected);

    [Theory]
    [InlineData("function_name: f, wait_time_seconds: 1", "3:47 AEF3014")]
    [InlineData("workflows_name: w, wait_time_seconds: 1", "")]
    [InlineData("workflows_name: w, executor: x, type: workflows", "3:48 AEF3014")]
    public void A_key_without_meaning_for_the_type_is_a_warning(string keys, string expected) =>
        string.Join(
            ", ",
            Definitions.Check(Definitions.Thread("job_id: A, job_name: a, " + keys))
                .Diagnostics.Where(d => d.Code != "AEF4002")
                .Select(d => Definitions.Diagnostics([d]))).ShouldBe(expected);

    [Theory]
    [InlineData("deadline_minutes: 90", "")]
    [InlineData("defaults: {read_input_from: BQ, when: \"${true}\"}", "1:12 AEF4006")]
    [InlineData("description: x", "")]
    [InlineData("labels: {a: b}", "")]
    public void A_key_without_effect_is_reported_and_the_pipeline_is_bound(string head, string expected)
    {
        var result = Definitions.Check($"{head}\nlevels:\n- [{{job_id: A, job_name: a, {Async}}}]");

        Definitions.Diagnostics(result.Diagnostics).ShouldBe(expected);
        result.Pipeline.ShouldNotBeNull();
    }

    [Fact]
    public void A_key_of_a_step_without_effect_is_reported_at_its_location() =>
        Diagnostics($$"""
            levels:
            - when: "${true}"
              threads:
              - when: "${true}"
                steps:
                - {job_id: A, job_name: a, {{Async}}, when: "${true}", read_input_from: BQ}
            """).ShouldBe("6:82 AEF4006");

    [Theory]
    [InlineData("function_id_name: mine", "3:47 AEF4002")]
    [InlineData("function_id_name: dataform-tag-executor, function_status_name: mine", "3:92 AEF4002")]
    [InlineData("function_name: mine", "3:44 AEF4002")]
    [InlineData("composer_step: mine", "3:44 AEF4002")]
    public void A_function_that_the_catalog_does_not_know_is_a_warning(string keys, string expected) =>
        Diagnostics(Definitions.Thread("job_id: A, job_name: a, " + keys)).ShouldBe(expected);

    [Fact]
    public void A_function_that_is_nearly_one_of_the_catalog_is_named() =>
        Definitions.Check(Definitions.Thread("job_id: A, job_name: a, executor: dataform-tag-executer"))
            .Diagnostics.ShouldHaveSingleItem()
            .Message
            .ShouldEndWith("Did you mean \"dataform-tag-executor\"?");

    [Fact]
    public void An_expression_in_a_key_that_holds_text_is_reported()
    {
        var diagnostic = Definitions.Check(Definitions.Thread($"job_id: A, job_name: \"a_${{inputs.x}}\", {Async}"))
            .Diagnostics.ShouldHaveSingleItem();

        (diagnostic.Code, diagnostic.Severity, diagnostic.Location.Start.Column).ShouldBe(("AEF4003", DiagnosticSeverity.Info, 26));
        diagnostic.Message.ShouldBe("JOB_NAME contains ${…}, but expressions are not evaluated in this key.");
    }

    [Fact]
    public void A_pipeline_built_by_a_script_has_the_script_line()
    {
        var pipeline = new Pipeline(
            "p",
            [new PipelineLevel(threads: [new PipelineThread(steps: [new PipelineStep("A", "a", Location.FromScript("deploy.ps1", 41, 3)).WithExecutor("dataform-tag-executor").WithTimeoutSeconds(-1)])])]);

        new PipelineChecker(ExecutorCatalog.BuiltIn, WorkflowRules.All)
            .Check(pipeline)
            .Diagnostics.ShouldHaveSingleItem()
            .ToString()
            .ShouldStartWith("deploy.ps1:41:3: error AEF3004: ");
    }

    [Fact]
    public void A_pipeline_without_a_source_has_the_path_in_the_model()
    {
        var pipeline = new Pipeline(
            "p",
            [new PipelineLevel(threads: [new PipelineThread(steps: [new PipelineStep("A", "a").WithExecutor("dataform-tag-executor").WithNext("B"), new PipelineStep("C", "c").WithExecutor("dataform-tag-executor").WithNext("B")])])]);

        new PipelineChecker(ExecutorCatalog.BuiltIn, WorkflowRules.All).Check(pipeline).Diagnostics.Select(d => d.ToString()[..40])
            .ShouldBe(["levels[0].threads[0].steps[0].next: erro", "levels[0].threads[0].steps[1].next: erro"]);
    }

    [Fact]
    public void Two_checks_report_the_same_diagnostics()
    {
        var text = Definitions.Levels(["job_id: A, timeout_seconds: -1", "job_id: A, next: Q"], ["job_name: a", "wait_time_seconds: 0"]);

        Diagnostics(text).ShouldBe(Diagnostics(text));
        Definitions.Check(text).Diagnostics.Count.ShouldBeGreaterThan(6);
    }

    private static string Diagnostics(string text) => Definitions.Diagnostics(Definitions.Check(text).Diagnostics);
}
