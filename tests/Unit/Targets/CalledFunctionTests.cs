using Aef.Core.Pipelines.Model;
using Aef.Tests.Support;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Targets;

/// <summary>Which functions and workflows a compiled pipeline calls, at which addresses, and with which properties.</summary>
public sealed class CalledFunctionTests
{
    private const string Steps =
        "{job_id: A, job_name: a}, {job_id: B, job_name: b, function_status_name: own}, {job_id: C, job_name: c, function_id_name: g}";

    [Fact]
    public void The_status_function_of_a_step_wins_over_that_of_the_defaults()
    {
        var run = RecordedRun.Of($"defaults: {{function_id_name: f, function_status_name: s}}\nlevels:\n- [{Steps}]\n");

        run.Starts().Select(c => c.Function).ShouldBe(["f", "f", "g"]);
        run.Polls().Select(c => c.Function).ShouldBe(["s", "own", "g"], "a step with a function of its own has that one's status function");
    }

    [Theory]
    [InlineData("composer_step: f")]
    [InlineData("executor: f")]
    public void The_type_of_the_defaults_applies_to_a_step_that_names_an_executor(string executor)
    {
        var run = RecordedRun.Of($"defaults: {{type: sync}}\nlevels:\n- [{{job_id: A, job_name: a, {executor}}}]\n");

        var call = run.Calls.ShouldHaveSingleItem();
        call.Url.ShouldEndWith(".cloudfunctions.net/f");
        call.Body["call_type"].IsNull.ShouldBeTrue();
    }

    [Theory]
    [InlineData("function_id_name: f", "async")]
    [InlineData("function_name: f", "sync")]
    [InlineData("workflows_name: f", "workflows")]
    [InlineData("composer_step: f, type: async", "async")]
    public void The_type_of_the_defaults_does_not_apply_to_a_step_that_names_its_own_way_to_run(string keys, string expected)
    {
        var other = expected == "sync" ? "async" : "sync";
        var run = RecordedRun.Of($"defaults: {{type: {other}}}\nlevels:\n- [{{job_id: A, job_name: a, {keys}}}]\n");

        run.Execution.State.ShouldBe(ExecutionState.Succeeded);
        var isChild = run.Calls[0].Url.EndsWith("/executions", StringComparison.Ordinal);
        (isChild ? "workflows" : run.Calls[0].Body["call_type"].IsNull ? "sync" : "async").ShouldBe(expected);
    }

    [Theory]
    [InlineData("a_b-1", "a_b-1")]
    [InlineData("a b", "a%20b")]
    [InlineData("a/b?c=d", "a%2Fb%3Fc%3Dd")]
    [InlineData("50%", "50%25")]
    [InlineData("grün", "gr%C3%BCn")]
    public void The_name_of_a_workflow_is_encoded_in_its_address(string name, string encoded)
    {
        var run = RecordedRun.Of(Definitions.Thread($"job_id: A, job_name: a, workflows_name: '{name}'"));

        run.Starts().ShouldHaveSingleItem().Url.ShouldEndWith($"/workflows/{encoded}/executions");
        run.Starts().Single().ChildArgument["workflow_name"].ShouldBe((WorkflowValue)name, "the child learns its name as it is");
    }

    [Theory]
    [InlineData("""{"a": "run", "c": "run"}""")]
    [InlineData("\"{\\\"a\\\": \\\"run\\\", \\\"c\\\": \\\"run\\\"}\"")]
    public void The_properties_of_a_step_win_over_those_of_the_run_for_a_child(string ofTheRun)
    {
        var run = RecordedRun.Of(
            Definitions.Thread("job_id: A, job_name: a, workflows_name: w, step_properties: {a: own, b: own}"),
            argument: $$"""{"workflow_properties": {{ofTheRun}}}""");

        run.Starts().ShouldHaveSingleItem().ChildArgument["workflow_properties"]
            .ShouldBe(WorkflowValue.FromMap(("a", "own"), ("c", "run"), ("b", "own")));
    }

    [Fact]
    public void A_child_without_properties_gets_those_of_the_run()
    {
        const string argument = """{"workflow_properties": {"a": "run"}}""";
        var run = RecordedRun.Of(Definitions.Thread("job_id: A, job_name: a, workflows_name: w"), argument: argument);

        run.Starts().ShouldHaveSingleItem().ChildArgument["workflow_properties"].ShouldBe(WorkflowValue.FromMap(("a", "run")));
    }

    [Fact]
    public void Every_platform_parameter_reaches_the_calls()
    {
        var parameters = new PlatformParameters(
        [
            new(PlatformParameters.ProjectIdKey, "my-project"),
            new(PlatformParameters.RegionKey, "europe-west1"),
            new(PlatformParameters.FunctionIntermediateNameKey, "my-intermediate"),
            new(PlatformParameters.JobsDefinitionsBucketKey, "my-bucket"),
        ]);
        var definition = Definitions.Thread(
            "job_id: A, job_name: a, function_id_name: f",
            "job_id: B, job_name: b, function_name: g",
            "job_id: C, job_name: c, workflows_name: w",
            "job_id: D, job_name: d, function_id_name: f, step_properties: {x: 1}");
        var environment = new EngineEnvironment { ProjectId = "another", Location = "elsewhere" };

        var run = RecordedRun.Of(RecordedRun.Compile(definition, parameters), environment: environment);

        run.Starts().Select(c => c.Url).ShouldBe(
        [
            "https://europe-west1-my-project.cloudfunctions.net/my-intermediate",
            "https://europe-west1-my-project.cloudfunctions.net/g",
            "https://workflowexecutions.googleapis.com/v1/projects/my-project/locations/europe-west1/workflows/w/executions",
            "https://europe-west1-my-project.cloudfunctions.net/my-intermediate",
        ]);
        run.Calls[0].Body["function_url_to_call"].ShouldBe((WorkflowValue)"https://europe-west1-my-project.cloudfunctions.net/f");
        run.Starts("a").Single().StepProperties.ShouldBe(WorkflowValue.FromMap(("jobs_definitions_bucket", "my-bucket")));
        run.Polls("a").Single().StepProperties.ShouldBe(WorkflowValue.FromMap(("jobs_definitions_bucket", "my-bucket")));
        run.Starts("b").Single().StepProperties.ShouldBe(WorkflowValue.FromMap(("jobs_definitions_bucket", "my-bucket")));
        run.Starts("d").Single().StepProperties.ShouldBe(WorkflowValue.FromMap(("x", 1)), "its own replace those of the platform");
    }

    [Fact]
    public void Without_parameters_the_environment_of_the_run_decides()
    {
        var definition = Definitions.Thread("job_id: A, job_name: a, function_id_name: f", "job_id: B, job_name: b, workflows_name: w");
        var environment = new EngineEnvironment { ProjectId = "at-run-time", Location = "asia-east1" };

        var run = RecordedRun.Of(RecordedRun.Compile(definition), environment: environment);

        run.Starts().Select(c => c.Url).ShouldBe(
        [
            "https://asia-east1-at-run-time.cloudfunctions.net/orch-framework-intermediate",
            "https://workflowexecutions.googleapis.com/v1/projects/at-run-time/locations/asia-east1/workflows/w/executions",
        ]);
        run.Starts("a").Single().StepProperties.ShouldBe(WorkflowValue.FromMap(("jobs_definitions_bucket", "at-run-time_aef_jobs_bucket")));
    }
}
