using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Validation;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Tests.Parameters;
using Aef.Tests.Support;
using Aef.Tests.Targets;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.SecretParameters;

/// <summary>Each sentence about secrets of the sections Inputs and Expressions of the format, in runs of the compiled workflow.</summary>
public sealed class SecretSentenceTests
{
    private const string Head =
        "inputs: {key: {secret: true, default: 'secret:KEY'}}\n"
        + "variables: {header: 'Bearer ${secrets.TOKEN}', again: '${[variables.header]}'}\n";

    private const string Retry = "retry: {max_attempts: 3, initial_delay_seconds: 60}";

    private static readonly EffectOutcome Exception = RecordedRun.Answer("Exception: refused", 500);

    [Theory]
    [InlineData("when: '${secrets.TOKEN == \"\"}'", "secrets.TOKEN cannot be used in \"when\"")]
    [InlineData("when: '${inputs.key == \"\"}'", "inputs.key is a secret and cannot be used in \"when\"")]
    [InlineData("when: '${variables.header == \"\"}'", "variables.header reads secrets.TOKEN and cannot be used in \"when\"")]
    [InlineData(
        "when: '${len(variables.again) == 1}'",
        "variables.again reads variables.header, which reads secrets.TOKEN, and cannot be used in \"when\"")]
    public void Secrets_may_be_used_only_in_with(string key, string message)
    {
        var diagnostic = Feeds.Check(Head + Feeds.Steps($"job_id: A, job_name: a, {Feeds.Sync}, {key}")).Diagnostics.ShouldHaveSingleItem();

        diagnostic.Code.ShouldBe("AEF2063");
        diagnostic.Message.ShouldStartWith(message);
        Feeds.Check(Head + With("a: '${secrets.TOKEN} ${inputs.key}', l: '${variables.again}'")).Diagnostics.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("- when: '${secrets.TOKEN == \"\"}'\n  threads: [[STEP]]")]
    [InlineData("- threads: [{when: '${secrets.TOKEN == \"\"}', steps: [STEP]}]")]
    [InlineData("- threads: [{for_each: ['${secrets.TOKEN}'], steps: [STEP]}]")]
    public void Levels_threads_and_lists_may_not_use_secrets(string level) =>
        Feeds.Check("levels:\n" + level.Replace("STEP", "{job_id: A, job_name: a, type: sync, executor: feeder}", StringComparison.Ordinal))
            .Diagnostics.Select(d => d.Code).ShouldBe(["AEF2063"]);

    [Fact]
    public void A_variable_is_the_same_symbol_whether_or_not_it_reads_secrets()
    {
        var with = Feeds.Bound(Head + With("a: '${variables.header}'")).Steps.Single().With.ShouldNotBeNull();
        var symbols = with.References.Select(r => r.Symbol).ToList();

        symbols.ShouldContain(new VariableSymbol("header"));
        symbols.ToHashSet().ShouldContain(new VariableSymbol("header"));
        symbols.OfType<VariableSymbol>().Single().IsSecret.ShouldBeTrue();
    }

    [Fact]
    public void Secrets_are_tracked_through_variables()
    {
        var run = SecretRun.Of(
            "inputs: {user: {default: bob}, key: {secret: true, default: 'secret:KEY'}}\n"
            + "variables: {plain: '${inputs.user}!', header: 'Bearer ${secrets.TOKEN} ${variables.plain}', "
            + "map: {in: ['${variables.header}', '${inputs.key}', 7]}}\n"
            + With("m: '${variables.map}', a: '${variables.map.in[0]}', b: '${variables.plain}'"));

        var properties = run.Received.ShouldHaveSingleItem();
        properties["m"].ToString().ShouldBe("""{"in":["Bearer TOKEN-1 bob!","KEY-1",7]}""");
        properties["a"].Text.ShouldBe("Bearer TOKEN-1 bob!");
        properties["b"].Text.ShouldBe("bob!");
        run.Reads.ShouldBe(["own/TOKEN/latest", "own/KEY/latest"]);
    }

    [Theory]
    [InlineData("'${secrets.TOKEN}'", "TOKEN-1")]
    [InlineData("'Bearer ${secrets.TOKEN}'", "Bearer TOKEN-1")]
    [InlineData("'${text.to_lower(secrets.TOKEN)}'", "token-1")]
    [InlineData("'${secrets[\"TOKEN\"] + secrets.OTHER}'", "TOKEN-1OTHER-1")]
    [InlineData("'$${secrets.TOKEN} ${secrets.TOKEN}'", "${secrets.TOKEN} TOKEN-1")]
    [InlineData("'${len(secrets.TOKEN)}: ${secrets.TOKEN}'", "7: TOKEN-1")]
    [InlineData("'${if(secrets.TOKEN == \"\", \"no\", inputs.key)}'", "KEY-1")]
    [InlineData("'${secrets.TOKEN} ${if(inputs.key == \"KEY-1\" or int(\"x\") == 1, 1.5, 2)} ${true}'", "TOKEN-1 1.5 true")]
    public void Expressions_around_secrets_work(string value, string expected) =>
        SecretRun.Of("inputs: {key: {secret: true, default: 'secret:KEY'}}\n" + With($"a: {value}"))
            .Received.ShouldHaveSingleItem()["a"].Text.ShouldBe(expected);

    [Fact]
    public void They_are_resolved_at_each_attempt()
    {
        var run = SecretRun.Of(
            With("a: '${secrets.TOKEN}', n: '${int(sys.now())}'", Retry),
            call => call.StepProperties["a"].Text == "TOKEN-3" ? null : Exception);

        run.Received.Select(p => p["a"].Text).ShouldBe(["TOKEN-1", "TOKEN-2", "TOKEN-3"]);
        run.Received.Select(p => p["n"]).Distinct().Count().ShouldBe(1); // with is evaluated once per step
        run.Reads.Count.ShouldBe(3);
    }

    [Fact]
    public void All_polls_of_an_attempt_have_the_same_value()
    {
        var run = SecretRun.Of(
            $"levels: [[{{job_id: A, job_name: a, {Feeds.Async}, with: {{a: '${{secrets.TOKEN}}'}}}}]]",
            call => call.IsPoll && call.Seconds < 200 ? RecordedRun.Answer("running") : null);

        run.Calls.Count.ShouldBeGreaterThan(5);
        run.Calls.ShouldAllBe(c => c.StepProperties["a"].Text == "TOKEN-1");
        run.Reads.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("secret:KEY", "own/KEY/latest")]
    [InlineData("secret:KEY/versions/3", "own/KEY/3")]
    [InlineData("secret:projects", "own/projects/latest")]
    [InlineData("secret:projects/versions/12", "own/projects/12")]
    [InlineData("secret:projects/other-1/secrets/KEY", "other-1/KEY/latest")]
    [InlineData("secret:projects/example.com:old/secrets/versions/versions/latest", "example.com:old/versions/latest")]
    public void The_value_of_a_secret_input_is_a_reference(string reference, string read) =>
        SecretRun.Of(
                "inputs: {key: {secret: true}}\n" + With("a: '${inputs.key}'"),
                argument: WorkflowValue.FromMap(("inputs", WorkflowValue.FromMap(("key", reference)))).ToJson())
            .Reads.ShouldBe([read]);

    [Theory]
    [InlineData("env:HUNTER2")]
    [InlineData("file:/run/hunter2")]
    [InlineData("hunter2")]
    [InlineData("secret:../hunter2")]
    [InlineData("secret:hunter2/versions/../3")]
    [InlineData("secret:projects/p/secrets/hunter2/versions/3:access")]
    [InlineData("secret:projects/p%2f/secrets/hunter2")]
    public void Anything_else_is_InvalidInput_on_Cloud_Workflows(string reference)
    {
        var run = SecretRun.Of(
            "inputs: {key: {secret: true}}\n" + With("a: '${inputs.key}'"),
            argument: WorkflowValue.FromMap(("inputs", WorkflowValue.FromMap(("key", reference)))).ToJson());

        run.Execution.Error.ShouldNotBeNull().Value["tags"].ToString().ShouldBe("""["InvalidInput"]""");
        run.Visible.ShouldNotContain("hunter2", Case.Insensitive);
        run.Reads.ShouldBeEmpty();
    }

    [Fact]
    public void An_optional_secret_input_without_a_value_is_null()
    {
        var run = SecretRun.Of("inputs: {key: {secret: true, required: false}}\n" + With("a: '${inputs.key}', b: '${secrets.TOKEN}'"));

        run.Received.ShouldHaveSingleItem()["a"].IsNull.ShouldBeTrue();
        run.Reads.ShouldBe(["own/TOKEN/latest"]);
    }

    [Fact]
    public void A_name_is_NAME_versions_latest_in_the_project_of_the_run()
    {
        var parameters = new PlatformParameters([new PlatformParameter(PlatformParameters.ProjectIdKey, "elsewhere")]);

        SecretRun.Of(With("a: '${secrets.TOKEN}'")).Reads.ShouldBe(["own/TOKEN/latest"]);
        SecretRun.Of(With("a: '${secrets.TOKEN}'"), parameters: parameters).Reads.ShouldBe(["elsewhere/TOKEN/latest"]);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData("a%2fb")]
    [InlineData("a b")]
    [InlineData("é")]
    [InlineData("a?b=c")]
    [InlineData("")]
    public void Names_never_become_parts_of_an_address_unescaped(string name) =>
        Feeds.Check(With($"a: '${{secrets[\"{name}\"]}}'")).Diagnostics.Select(d => d.Code).ShouldBe(["AEF2064"]);

    [Fact]
    public void With_the_function_binding_they_are_an_error_unless_the_entry_declares_accepts_secrets()
    {
        const string entry =
            """{"name": "feeder", "reads_step_properties": true, "workflows": [{"binding": "function"}], "parameters": {"a": {}}}""";
        var executor = new ExecutorDefinitionReader(new JsonDocumentReader()).Read(new SourceText(entry, "feeder.json")).Executor;
        var checker = new PipelineChecker(ExecutorCatalog.BuiltIn.With([executor.ShouldNotBeNull()]), WorkflowRules.All);

        checker.Check(Definitions.Read(With("a: '${secrets.TOKEN}'"))).Diagnostics.Where(d => d.Code != "AEF3016").Select(d => d.Code)
            .ShouldBe(["AEF4123"]);
        checker.Check(Definitions.Read(With("a: text"))).Diagnostics.Where(d => d.Code != "AEF3016").ShouldBeEmpty();
        Feeds.Check(With("a: '${secrets.TOKEN}'")).Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void They_never_appear_in_failure_records()
    {
        var run = SecretRun.Of(
            With("a: '${secrets.TOKEN}'"),
            call => RecordedRun.Answer($"Exception: {call.StepProperties} was refused", 500));

        run.Failure["kind"].Text.ShouldBe("JobFailed");
        run.Failure["answer"].Text.ShouldBe("hidden, because the step has secrets");
        run.Visible.ShouldNotContain("TOKEN-1");
        SecretRun.Of(With("a: text"), call => RecordedRun.Answer("Exception: text was refused", 500))
            .Failure["answer"].Text.ShouldBe("Exception: text was refused");
    }

    [Fact]
    public void An_answer_that_cannot_be_understood_does_not_appear_either()
    {
        var run = SecretRun.Of(
            $"levels: [[{{job_id: A, job_name: a, {Feeds.Async}, with: {{a: '${{secrets.TOKEN}}'}}}}]]",
            call => RecordedRun.Answer(WorkflowValue.FromMap(("echo", call.StepProperties))));

        run.Failure["kind"].Text.ShouldBe("StartUnknown");
        run.Visible.ShouldNotContain("TOKEN-1");
    }

    [Fact]
    public void An_expression_that_fails_does_not_show_its_value_and_fails_the_step_at_once()
    {
        var run = SecretRun.Of(
            With("n: '${int(secrets.TOKEN)}'", Retry));

        run.Failure["kind"].Text.ShouldBe("ExpressionError");
        run.Failure["job_id"].Text.ShouldBe("A");
        run.Visible.ShouldNotContain("TOKEN-1");
        run.Calls.ShouldBeEmpty();
        run.Reads.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_secret_that_cannot_be_read_fails_the_attempt_before_anything_is_started()
    {
        var run = SecretRun.Of(
            With(
                "a: '${secrets.TOKEN}'",
                "retry: {max_attempts: 3, initial_delay_seconds: 60, on: [SecretError]}"),
            secret: (_, count) => count < 3 ? RecordedRun.Answer("Permission denied on projects/own/secrets/TOKEN", 403) : null);

        run.Execution.Error.ShouldBeNull();
        run.Received.ShouldHaveSingleItem()["a"].Text.ShouldBe("TOKEN-3");
        var failed = SecretRun.Of(With("a: '${secrets.TOKEN}'"), secret: (_, _) => RecordedRun.Answer("Permission denied", 403));
        failed.Failure["kind"].Text.ShouldBe("SecretError");
        failed.Failure["message"].Text.ShouldBe("The secret TOKEN could not be read; nothing started");
        failed.Failure["answer"].Text.ShouldBe("Permission denied");
        failed.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void They_are_never_passed_to_outputs()
    {
        var run = SecretRun.Of(
            "levels:\n- [{job_id: A, job_name: a, type: sync, executor: feeder, with: {a: '${secrets.TOKEN}'}}]\n"
            + "- [{job_id: B, job_name: b, type: sync, executor: feeder, with: {a: '${json.encode_to_string(steps.A.output)}'}}]\n",
            call => call.Job == "a"
                ? RecordedRun.Answer(WorkflowValue.FromMap(("x", call.StepProperties["a"]), ("s", "\"to\\ken+1\""), ("n", 12345)))
                : Exception,
            secret: (_, _) => EffectOutcome.Value("\"to\\ken+1\""));

        run.Received.Last()["a"].Text.ShouldBe("""{"x":"***","s":"***","n":12345}""");
        run.Execution.Error.ShouldNotBeNull().Value["resume"]["outputs"]["A"]["x"].Text.ShouldBe("***");
        run.Visible.ShouldNotContain("ken");
    }

    [Fact]
    public void A_number_in_an_output_that_is_a_secret_hides_the_output()
    {
        var run = SecretRun.Of(
            "levels:\n- [{job_id: A, job_name: a, type: sync, executor: feeder, with: {a: '${secrets.TOKEN}'}}]\n"
            + "- [{job_id: B, job_name: b, type: sync, executor: feeder, with: {a: '${steps.A.output}'}}]\n",
            call => call.Job == "a" ? RecordedRun.Answer(WorkflowValue.FromMap(("n", 123456))) : null,
            secret: (_, _) => EffectOutcome.Value("123456"));

        run.Received.Last()["a"].Text.ShouldBe("***");
    }

    [Fact]
    public void A_step_that_an_earlier_run_has_done_reads_no_secret()
    {
        var run = SecretRun.Of(With("a: '${secrets.TOKEN}'"), argument: """{"resume": {"done": ["A"]}}""");

        run.Execution.Error.ShouldBeNull();
        run.Reads.ShouldBeEmpty();
    }

    [Fact]
    public void Items_and_last_steps_read_secrets_too()
    {
        var run = SecretRun.Of(
            "levels:\n- threads: [{for_each: [x, y], steps: [{job_id: A, job_name: a, type: sync, executor: feeder, "
            + "with: {a: '${item} ${secrets.TOKEN} ${index}'}}]}]\n"
            + "finally: [{job_id: F, job_name: f, type: sync, executor: feeder, with: {a: '${run.state} ${secrets.TOKEN}'}}]\n");

        run.Received.Select(p => p["a"].Text).ShouldBe(["x TOKEN-1 0", "y TOKEN-2 1", "succeeded TOKEN-3"], ignoreOrder: true);
    }

    [Fact]
    public void More_steps_than_a_switch_has_entries_read_their_own_secrets()
    {
        var steps = Enumerable.Range(0, 130)
            .Select(i => $"job_id: J{i}, job_name: j{i}, {Feeds.Sync}, with: {{a: '{i} ${{secrets.S{i}}}'}}")
            .ToArray();

        var run = SecretRun.Of(Feeds.Steps(steps));

        run.Received.Select(p => p["a"].Text).ShouldBe(Enumerable.Range(0, 130).Select(i => $"{i} S{i}-1"));
    }

    private static string With(string parameters, string more = "continue_if_fail: false") =>
        Feeds.Steps($"job_id: A, job_name: a, {Feeds.Sync}, {more}, with: {{{parameters}}}");
}
