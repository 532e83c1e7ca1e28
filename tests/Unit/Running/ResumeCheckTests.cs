using Aef.Core.Semantics.Binding;
using Aef.Runs.Local;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Running;

/// <summary>What is checked of <c>resume</c> before a run starts.</summary>
public sealed class ResumeCheckTests
{
    private const string Plain = """
        levels:
        - - {job_id: A, job_name: a, type: sync, executor: dataform-tag-executor}
          - {job_id: B, job_name: b, executor: dataform-tag-executor, when: '${steps.A.output == "done"}'}
        - - {job_id: C, job_name: c, executor: dataform-tag-executor}
        finally: [{job_id: F, job_name: f, executor: dataform-tag-executor}]

        """;

    /// <summary>T reads S in the same item; SUM reads all outputs of U; the third list is known only to the run.</summary>
    private const string Looped = """
        inputs: {n: {type: list, default: [1, 2]}}
        levels:
        - threads:
          - for_each: '${LIST}'
            steps:
            - {job_id: S, job_name: s, type: sync, executor: dataform-tag-executor}
            - {job_id: T, job_name: t, executor: dataform-tag-executor, when: '${steps.S.output.ok}'}
            - {job_id: U, job_name: u, type: sync, executor: dataform-tag-executor}
        - - {job_id: SUM, job_name: sum, executor: dataform-tag-executor, when: '${len(steps.U.output) > 0}'}

        """;

    [Theory]
    [InlineData("""{"done": ["A"]}""", "A")]
    [InlineData("""{"done": ["A", "B"]}""", "A")]
    [InlineData("""{"done": ["A"], "outputs": {"B": 1}}""", "A")]
    [InlineData("""{"done": ["A"], "outputs": {"A": "done"}}""", "")]
    [InlineData("""{"done": ["A"], "outputs": {"A": null}}""", "")]
    [InlineData("""{"done": ["B", "C"]}""", "")]
    [InlineData("""{"done": []}""", "")]
    public void A_step_whose_output_is_read_needs_it(string resume, string missing) => Missing(Plain, resume).ShouldBe(missing);

    [Theory]
    [InlineData("inputs.n", """{"done": ["S"]}""", "S[0] S[1]")]
    [InlineData("inputs.n", """{"done": ["S"], "outputs": {"S[1]": {"ok": true}}}""", "S[0]")]
    [InlineData("inputs.n", """{"done": ["S"], "outputs": {"S": [{"ok": true}]}}""", "S[1]")]
    [InlineData("inputs.n", """{"done": ["S[0]", "T[0]", "U[0]"], "outputs": {"U[0]": 1}}""", "")] // nothing of the item runs
    [InlineData("inputs.n", """{"done": ["S[0]", "T[0]", "U[0]"]}""", "U[0]")]
    [InlineData("inputs.n", """{"done": ["S[0]", "T[0]"]}""", "S[0]")]
    [InlineData("inputs.n", """{"done": ["S", "T", "U"], "outputs": {"U": [1, 2]}}""", "")]
    [InlineData("list.concat(inputs.n, 3)", """{"done": ["S", "T", "U"]}""", "U")]
    [InlineData("list.concat(inputs.n, 3)", """{"done": ["S", "T", "U"], "outputs": {"U[2]": 1}}""", "")] // only the run knows the number
    [InlineData("list.concat(inputs.n, 3)", """{"done": ["S"]}""", "S")]
    public void An_item_needs_the_outputs_that_something_still_reads(string list, string resume, string missing) =>
        Missing(Looped.Replace("LIST", list, StringComparison.Ordinal), resume).ShouldBe(missing);

    [Theory]
    [InlineData("1", true)]
    [InlineData("2", true)]
    [InlineData("null", true)]
    [InlineData("0", false)]
    [InlineData("-1", false)]
    [InlineData("1.5", false)]
    [InlineData("\"x\"", false)]
    [InlineData("true", false)]
    [InlineData("[2]", false)]
    public void The_number_of_a_restart_is_an_integer_from_1(string attempt, bool isValid) =>
        Check(Plain, $"{{\"attempt\": {attempt}}}").Select(d => d.Code).ShouldBe(isValid ? [] : ["AEF6218"]);

    [Theory]
    [InlineData("inputs")]
    [InlineData("schedule")]
    [InlineData("query_variables")]
    [InlineData("outputs")]
    [InlineData("lists")]
    public void Every_other_key_is_an_object(string key)
    {
        Check(Plain, $"{{\"{key}\": 5}}").Select(d => d.Code).ShouldBe(["AEF6171"]);
        Check(Plain, $"{{\"{key}\": null}}").ShouldBeEmpty();
    }

    [Fact]
    public void A_step_of_finally_is_not_said_to_be_missing()
    {
        var diagnostic = Check(Plain, """{"done": ["F"]}""").ShouldHaveSingleItem();

        diagnostic.Code.ShouldBe("AEF6170");
        diagnostic.Message.ShouldBe("resume.done names the job \"F\", which is a step of finally, and a rerun runs these steps again.");
    }

    [Fact]
    public void Of_many_wrong_ids_the_first_ten_are_reported_and_the_number_of_the_others()
    {
        var ids = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"X{i}\""));

        var diagnostics = Check(Plain, $"{{\"done\": [{ids}]}}");

        diagnostics.Count.ShouldBe(11);
        diagnostics[9].Message.ShouldStartWith("resume.done names the job \"X9\", which is not in the pipeline");
        diagnostics[10].Message.ShouldBe("resume.done names 19,990 more jobs, which cannot be skipped either.");
    }

    [Fact]
    public void A_long_id_is_shortened_in_the_middle()
    {
        var id = new string('x', 50_000) + new string('y', 50_000);

        Check(Plain, $"{{\"done\": [\"{id}\"]}}").ShouldHaveSingleItem().Message
            .ShouldStartWith($"resume.done names the job \"{new string('x', 30)}…{new string('y', 30)}\", which");
    }

    /// <summary>The steps without an output, in the order of the messages.</summary>
    private static string Missing(string definition, string resume)
    {
        var hash = BoundForEach.HashOf(WorkflowValue.FromJson("[1, 2]"));
        var diagnostics = Check(definition, $"{resume[..^1]}, \"lists\": {{\"S\": \"{hash}\"}}}}");
        diagnostics.ShouldAllBe(d => d.Code == "AEF6217");
        return string.Join(' ', diagnostics.Select(d => d.Message.Split('"')[1]));
    }

    private static IReadOnlyList<Aef.Documents.Diagnostics.Diagnostic> Check(string definition, string resume) =>
        RunArgument.Check(WorkflowValue.FromJson($"{{\"resume\": {resume}}}"), Definitions.Bound(definition));
}
