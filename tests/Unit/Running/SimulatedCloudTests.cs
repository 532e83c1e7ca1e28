using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Running;

/// <summary>The simulated functions accept exactly the bodies of section 4 of the AEF reference.</summary>
public sealed class SimulatedCloudTests
{
    private const string Functions = "https://us-central1-local-project.cloudfunctions.net/";

    private static readonly WorkflowValue Start = WorkflowValue.FromMap(
        ("call_type", "get_id"),
        ("workflow_name", "demo"),
        ("execution_id", "execution"),
        ("job_name", "sample_serverless_spark_mainframe_ingestion"),
        ("function_url_to_call", Functions + "dataproc-serverless-job-executor"),
        ("query_variables", WorkflowValue.FromMap(("start_date", "2026-01-01"), ("end_date", "2026-01-01"))),
        ("workflow_properties", WorkflowValue.Null),
        ("step_properties", """{"jobs_definitions_bucket":"local-project_aef_jobs_bucket"}"""));

    private static readonly HttpRequest Valid = new()
    {
        Method = "POST",
        Url = Functions + "orch-framework-intermediate",
        Headers = WorkflowValue.FromMap(("Content-Type", "application/json")),
        Auth = WorkflowValue.FromMap(("type", "OIDC")),
        Body = Start,
    };

    private readonly SimulatedCloud _cloud;
    private readonly JobContext _job;

    public SimulatedCloudTests()
    {
        var pipeline = Pipelines.Demo.Pipeline;
        _job = new JobContext(pipeline.Steps.First(), "1", "1") { Attempt = 1, Start = 1 };
        _cloud = new SimulatedCloud(
            pipeline,
            SimulatedPlatform.Of(new EngineEnvironment(), parameters: null, "execution"),
            SimulationScript.Empty);
    }

    public static TheoryData<string, string> WrongBodies => new()
    {
        { "call_type", "start" },
        { "execution_id", "another" },
        { "job_name", "run_dataform_tag" },
        { "function_url_to_call", Functions },
        { "function_url_to_call", Functions + "dataform-tag-executor" },
        { "query_variables", "2026-01-01" },
        { "workflow_properties", "no JSON" },
        { "step_properties", """{"jobs_definitions_bucket":"another"}""" },
        { "async_job_id", "aef_000001" },
        { "something_else", "x" },
    };

    [Fact]
    public void The_body_of_section_4_starts_a_job_whose_id_can_be_polled()
    {
        var id = Answer(Valid).Content["body"];
        id.TryGetString(out var text).ShouldBeTrue();
        text.ShouldStartWith("aef_");

        var poll = Start.With("call_type", "get_status").With("async_job_id", id);
        Answer(Valid with { Body = poll }).Content["body"].ShouldBe((WorkflowValue)"running");
    }

    [Theory]
    [MemberData(nameof(WrongBodies))]
    public void A_body_with_anything_else_is_refused(string key, string value) =>
        ShouldRefuse(Valid with { Body = Start.With(key, value) });

    [Fact]
    public void A_body_that_lacks_a_key_is_refused()
    {
        foreach (var (missing, _) in Start.Entries)
        {
            var rest = Start.Entries.Where(e => e.Key != missing).Select(e => (e.Key, e.Value)).ToArray();
            ShouldRefuse(Valid with { Body = WorkflowValue.FromMap(rest) });
        }
    }

    [Fact]
    public void Another_method_header_or_sign_in_is_refused()
    {
        ShouldRefuse(Valid with { Method = "PUT" });
        ShouldRefuse(Valid with { Headers = WorkflowValue.Null });
        ShouldRefuse(Valid with { Headers = WorkflowValue.FromMap(("Content-Type", "text/plain")) });
        ShouldRefuse(Valid with { Headers = Valid.Headers.With("X-Extra", "1") });
        ShouldRefuse(Valid with { Auth = WorkflowValue.Null });
        ShouldRefuse(Valid with { Auth = WorkflowValue.FromMap(("type", "OAuth2")) });
        ShouldRefuse(Valid with { Auth = Valid.Auth.With("audience", "x") });
    }

    [Fact]
    public void A_job_id_that_was_not_issued_is_refused() =>
        ShouldRefuse(Valid with { Body = Start.With("call_type", "get_status").With("async_job_id", "aef_999999") });

    [Fact]
    public void There_is_nothing_at_another_address() =>
        Answer(Valid with { Url = Functions + "another" }).Content["code"].ShouldBe((WorkflowValue)404);

    private void ShouldRefuse(HttpRequest request)
    {
        var outcome = Answer(request);

        outcome.IsFailure.ShouldBeTrue(request.ToString());
        outcome.Content["code"].ShouldBe((WorkflowValue)500);
        outcome.Content["body"].TryGetString(out var body).ShouldBeTrue();
        body.ShouldStartWith("Exception: ");
    }

    private EffectOutcome Answer(HttpRequest request) =>
        _cloud.Handle(
            new CallEffect(1, 0, "http.post", WorkflowValue.EmptyMap, request, TimeSpan.FromSeconds(300)) { Context = _job },
            DateTimeOffset.UnixEpoch)
            .Outcome;
}
