using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Diagnostics;
using Aef.Runs.Local;
using Aef.Tests.Running;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Inputs;

/// <summary>Each sentence of the section Inputs of the format, in runs of the compiled workflow.</summary>
public sealed class InputSentenceTests
{
    private const string Job = "{job_id: A, job_name: a, type: sync, executor: dataform-tag-executor}";

    private static readonly string[] Hostile =
    [
        "${sys.get_env(\"GOOGLE_CLOUD_PROJECT_ID\")}", "$${x}", "\"} + sys.log(\"x\") + ${\"", "x\r\nX-Header: 1", "../../secrets", "?key=value&a#b", "a\u0000b", "'; drop table", "- step:\n    call: http.get", "{{x}}", "%2e%2e%2f", "\u202e",
    ];

    [Fact]
    public void Inputs_arrive_in_the_argument_of_the_run_under_inputs() =>
        Problems("a: {type: integer}", """{"a": 5}""").ShouldBeEmpty();

    [Theory]
    [InlineData("a: {}", "a is missing")]
    [InlineData("a: {default: x}", "")]
    [InlineData("a: {required: false}", "")]
    [InlineData("a: {required: true, default: x}", "")]
    [InlineData("a: {default: null}", "a is missing")]
    public void Required_is_true_without_a_default(string declaration, string problems) =>
        string.Join(", ", Problems(declaration, "{}")).ShouldBe(problems);

    [Theory]
    [InlineData("a: {}", "a is missing")]
    [InlineData("a: {default: x}", "")]
    public void Null_counts_as_missing(string declaration, string problems) =>
        string.Join(", ", Problems(declaration, """{"a": null}""")).ShouldBe(problems);

    [Fact]
    public void A_default_is_a_literal()
    {
        var run = Run("inputs: {a: {default: '${1 + 1}'}}\nvariables: {n: '${len(inputs.a)}'}", "{}", "'${variables.n == 8}'");

        run.Events.ShouldContain(e => e.Kind == RunEventKind.StepSucceeded);
    }

    [Theory]
    [InlineData("bcd", "must match the pattern \"b|cd\"; got \"bcd\"")]
    [InlineData("cd", "")]
    [InlineData("b\n", "must match the pattern \"b|cd\"; got \"b\\n\"")]
    public void A_pattern_matches_the_whole_string(string value, string problem) =>
        string.Join(", ", Problems("a: {pattern: b|cd}", WorkflowValue.FromMap(("a", value)).ToJson()))
            .ShouldBe(problem.Length == 0 ? "" : "a " + problem);

    [Theory]
    [InlineData("integer", "\"5\"")]
    [InlineData("number", "\"5\"")]
    [InlineData("boolean", "\"true\"")]
    [InlineData("string", "5")]
    [InlineData("enum", "1")]
    [InlineData("list", "\"[]\"")]
    [InlineData("map", "[]")]
    public void There_is_no_coercion(string type, string json)
    {
        var declaration = type == "enum" ? "type: enum, values: [x]" : $"type: {type}";
        Problems($"a: {{{declaration}}}", $"{{\"a\": {json}}}")
            .ShouldBe([$"a must be of type {type}; got {json}"]);
        Definitions.Check($"inputs: {{a: {{{declaration}, default: {json}}}}}\nlevels: [[{Job}]]").Diagnostics
            .Where(d => d.Severity != DiagnosticSeverity.Info) // nothing reads the input
            .Select(d => d.Code)
            .ShouldBe(["AEF3027"]);
    }

    [Fact]
    public void Values_of_an_enum_are_strings() =>
        Definitions.Diagnostics(
            Definitions.Check($"inputs: {{a: {{type: enum, values: [01, \"02\"]}}}}\nlevels: [[{Job}]]").Diagnostics
                .Where(d => d.Severity != DiagnosticSeverity.Info)) // nothing reads the input
            .ShouldBe("1:35 AEF3028");

    [Theory]
    [InlineData("", "a must be one of [\"x\",\"y\"]; got \"z\"")]
    [InlineData(", other: true", "")]
    [InlineData(", other: false", "a must be one of [\"x\",\"y\"]; got \"z\"")]
    public void With_other_the_values_are_suggestions(string other, string problems) =>
        string.Join(", ", Problems($"a: {{type: enum, values: [x, y]{other}}}", """{"a": "z"}""")).ShouldBe(problems);

    [Theory]
    [InlineData("secret:key", true)]
    [InlineData("secret:key/versions/latest", true)]
    [InlineData("secret:projects/p-1/secrets/key/versions/7", true)]
    [InlineData("env:KEY", false)]
    [InlineData("file:/run/key", false)]
    [InlineData("hunter2", false)]
    [InlineData("secret:../x", false)]
    public void The_value_of_a_secret_is_a_reference_to_Secret_Manager_and_never_in_a_message(string value, bool isRight)
    {
        var run = Run("inputs: {a: {secret: true}}", WorkflowValue.FromMap(("a", value)).ToJson());

        (run.Execution.Error is null).ShouldBe(isRight);
        if (!isRight)
        {
            run.Execution.Error!.Value.ToString().ShouldNotContain(value);
            run.Execution.Error.Value["problems"].Items[0]["problem"].ShouldBe("must be a reference to a secret, such as secret:NAME");
            run.Events.ShouldAllBe(e => e.Message == null || !e.Message.Contains(value, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Hostile_strings_in_inputs_stay_data()
    {
        foreach (var text in Hostile)
        {
            var value = WorkflowValue.FromString(text);
            var definition =
                $"inputs: {{a: {{}}, b: {{default: {value.ToJson()}}}, c: {{values: [{value.ToJson()}]}}, d: {{pattern: '[\\s\\S]*'}}}}\nvariables: {{v: 'x${{inputs.a}}', same: '${{inputs.a == inputs.b and inputs.b == inputs.c and inputs.c == inputs.d}}'}}";

            var run = Run(
                definition,
                WorkflowValue.FromMap(("a", value), ("c", value), ("d", value)).ToJson(),
                $"'${{variables.same and len(variables.v) == {1 + text.EnumerateRunes().Count()}}}'");

            run.State.ShouldBe(RunState.Succeeded, text);
            run.Events.Count(e => e.Kind == RunEventKind.StepSucceeded).ShouldBe(1, text);
            var wrong = Problems("a: {type: integer}", WorkflowValue.FromMap(("a", value), (text, value)).ToJson());
            wrong.Count.ShouldBe(2, text);
        }
    }

    private static Run Run(string head, string inputs, string? when = null)
    {
        var step = when is null ? Job : Job.Replace("}", $", when: {when}}}", StringComparison.Ordinal);
        var artifact = CloudWorkflowsTarget.Compile(Definitions.Bound($"{head}\nlevels: [[{step}]]"), PlatformParameters.Empty);
        return Pipelines.Run(artifact, argument: $"{{\"inputs\": {inputs}}}");
    }

    private static IReadOnlyList<string> Problems(string declarations, string inputs) =>
        [.. (Run($"inputs: {{{declarations}}}", inputs).Execution.Error?.Value["problems"] ?? WorkflowValue.EmptyList).Items.Select(p => $"{Text(p["input"])} {Text(p["problem"])}")];

    private static string Text(WorkflowValue value) => value.TryGetString(out var text) ? text : string.Empty;
}
