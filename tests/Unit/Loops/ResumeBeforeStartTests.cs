using Aef.Runs.Local;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;
using static Aef.Tests.Loops.LoopRuns;
using static Aef.Tests.Loops.LoopShapes;

namespace Aef.Tests.Loops;

/// <summary>
/// Whatever is wrong with <c>resume</c> fails a compiled workflow before anything runs, also for lists of later levels, and in every shape.
/// </summary>
public sealed class ResumeBeforeStartTests
{
    /// <summary>The list is in the second level; LIST is known at the start unless it reads A.</summary>
    private const string Definition = """
        name: p
        inputs: {n: {type: list, default: [a, b, c]}}
        variables: {v: '${list.concat(inputs.n, "d")}'}
        levels:
        - - {job_id: A, job_name: a, type: sync, executor: dataform-tag-executor}
        - threads:
          - for_each: LIST
            max_items: 5
            steps:
            - {job_id: B, job_name: b, type: sync, executor: dataform-tag-executor}
            - {job_id: C, job_name: c, type: sync, executor: dataform-tag-executor}
        - - {job_id: D, job_name: d, type: sync, executor: dataform-tag-executor, when: '${len(steps.C.output) >= 0}'}
        finally: [{job_id: G, job_name: g, type: sync, executor: dataform-tag-executor}]

        """;

    public static TheoryData<string, string> Lists
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var shape in new[] { "one", "part", "lanes", "lanes of a part" })
            {
                foreach (var list in new[] { "[a, b, c]", "'${inputs.n}'", "'${variables.v}'" })
                {
                    data.Add(shape, list);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All), MemberType = typeof(LoopShapes))]
    public void Items_without_the_hash_of_their_list(string shape)
    {
        var run = RunAs(shape, With("[a, b, c]"), """{"resume": {"done": ["B[0]", "C[0]"], "outputs": {"C[0]": 1}}}""");

        Error(run).ShouldBe("Invalid inputs: resume names items of B, C but has no hash of their list; " +
            "pass the resume object of the failed run unchanged");
        IsRefused(run);
    }

    [Fact]
    public void A_list_that_steps_compute_needs_the_hash_too()
    {
        var run = Run(With("'${steps.A.output}'"), """{"resume": {"done": ["B[0]"]}}""");

        Error(run).ShouldStartWith("Invalid inputs: resume names items of B but has no hash");
        IsRefused(run);
    }

    [Fact]
    public void Missing_outputs_and_hashes_are_reported_together()
    {
        var run = Run(With("'${steps.A.output}'"), """{"resume": {"done": ["A", "B[0]", "C[1]"]}}""");

        Error(run).ShouldBe("Invalid inputs: resume has no output of A; add it to resume.outputs, or remove the step from resume.done; " +
            "resume names items of B, C but has no hash of their list; pass the resume object of the failed run unchanged");
        run.Execution.Error!.Value["problems"].Items.Count.ShouldBe(2);
        IsRefused(run);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void Another_list_that_is_known_at_the_start(string shape, string list)
    {
        var argument = Argument(RunAs(shape, With(list), null, ("D", Failing)));

        var run = RunAs(shape, With(list == "[a, b, c]" ? "[a, c, b]" : list),
            argument[..^1] + ", \"inputs\": {\"n\": [\"a\", \"c\", \"b\"]}}");

        Error(run).ShouldBe("Invalid inputs: resume belongs to another list of for_each at B; " +
            "pass the list of the failed run, or start the pipeline without resume");
        Resume(run).ToJson().ShouldBe(WorkflowValue.FromJson(argument)["resume"].ToJson()); // what a run with the right list needs
        IsRefused(run);
        RunAs(shape, With(list), argument).State.ShouldBe(RunState.Succeeded); // the list of the failed run
    }

    [Fact]
    public void A_list_that_only_steps_know_is_compared_at_its_level()
    {
        var list = With("'${steps.A.output}'");
        var failed = Run(list, ("A", new() { Output = WorkflowValue.FromJson("[1, 2]") }), ("C[1]", Failing));
        var resume = Resume(failed);
        var withoutA = resume.With("done", WorkflowValue.FromJson("""["B[0]"]""")).With("outputs", WorkflowValue.EmptyMap);

        // A runs again, because nothing says that it is done, and returns null.
        var run = Run(list, WorkflowValue.FromMap(("resume", withoutA)).ToJson());

        Story(run).ShouldStartWith("A");
        run.State.ShouldBe(RunState.Failed);
    }

    [Fact]
    public void A_list_that_cannot_be_evaluated_is_left_to_the_condition_of_its_thread()
    {
        var guarded = Definition.Replace(
            "- for_each: LIST",
            "- for_each: '${inputs.n[0].x}'\n    when: '${inputs.n[0] != \"a\"}'", StringComparison.Ordinal);

        var run = Run(guarded, """{"resume": {"done": ["A"], "lists": {"B": "a hash"}}}""");

        Story(run).ShouldContain("-B");
        run.State.ShouldBe(RunState.Succeeded);
    }

    [Theory]
    [InlineData("outputs", "[1]", "resume.outputs must be a map of outputs by JOB_ID; got list")]
    [InlineData("lists", "[1]", "resume.lists must be a map of hashes by JOB_ID; got list")]
    [InlineData("lists", "\"x\"", "resume.lists must be a map of hashes by JOB_ID; got string")]
    public void Outputs_and_lists_are_maps(string key, string value, string message)
    {
        var run = Run(With("[a, b, c]"), "{\"resume\": {\"" + key + "\": " + value + "}}");

        Error(run).ShouldBe(message);
        IsRefused(run);
    }

    [Fact]
    public void Outputs_are_a_map_also_without_for_each()
    {
        const string plain = """
            name: p
            levels:
            - - {job_id: A, job_name: a, type: sync, executor: dataform-tag-executor}
              - {job_id: B, job_name: b, type: sync, executor: dataform-tag-executor, when: '${steps.A.output == null}'}

            """;

        var run = Run(plain, """{"resume": {"outputs": [1]}}""");

        Error(run).ShouldBe("resume.outputs must be a map of outputs by JOB_ID; got list");
        IsRefused(run);
    }

    [Fact]
    public void A_run_is_refused_before_its_admission()
    {
        var source = Compile("concurrency: {limit: 1, behavior: fail}\n" + With("'${inputs.n}'")).PrintCompact();

        source.IndexOf("\"aef_check_lists\"", StringComparison.Ordinal)
            .ShouldBeInRange(1, source.IndexOf("\"aef_admission\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"done": ["B[0]"]}""", "AEF6223")]
    [InlineData("""{"done": ["B[0]", "B[1]", "C[0]"], "lists": {}}""", "AEF6223")] // once for a thread
    [InlineData("""{"done": ["B[0]"], "lists": {"C": "x"}}""", "AEF6223")] // the hash is that of the first step
    [InlineData("""{"done": ["B[0]"], "lists": {"B": 5}}""", "AEF6171")]
    [InlineData("""{"done": ["B[0]"], "lists": {"B": "x"}}""", "")] // only the run knows the list
    [InlineData("""{"done": ["B"]}""", "")] // all items, of whatever list
    public void Aef_run_reports_it_before_the_run(string resume, string codes)
    {
        var pipeline = Definitions.Bound(With("'${list.concat(inputs.n, 1)}'")
            .Replace(", when: '${len(steps.C.output) >= 0}'", "", StringComparison.Ordinal));

        string.Join(' ', RunArgument.Check(WorkflowValue.FromMap(("resume", WorkflowValue.FromJson(resume))), pipeline).Select(d => d.Code))
            .ShouldBe(codes);
    }

    private static string With(string list) => Definition.Replace("LIST", list, StringComparison.Ordinal);

    /// <summary>No job has run, no step was skipped, and <c>finally</c> did not run.</summary>
    private static void IsRefused(Run run)
    {
        run.State.ShouldBe(RunState.Failed);
        Story(run).ShouldBe("");
        run.Events.ShouldNotContain(e => e.JobId != null && e.Kind == RunEventKind.AttemptStarted);
    }
}
