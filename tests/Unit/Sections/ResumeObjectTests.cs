using Aef.Documents.Collections;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using Aef.Workflows.Engine.Values;
using static Aef.Tests.Sections.Sections;

namespace Aef.Tests.Sections;

/// <summary>The object <c>resume</c> in the error of a failed run, with which a later run continues.</summary>
public sealed class ResumeObjectTests
{
    public static TheoryData<string> AllShapes => Shapes;

    private static string Final => $"finally: [{Job("Z")}]";

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void It_lists_the_steps_that_succeeded_and_no_step_of_the_sections(string shape)
    {
        DoneOf(Run(Pipeline(shape, Final), Failing("B"), shape: shape)).ShouldBe("A");
        DoneOf(Run(Pipeline(shape, Final), Failing("L"), shape: shape)).ShouldBe("A B");
        DoneOf(Run(Pipeline(shape, Final), Failing("Z"), shape: shape)).ShouldBe("A B L");
    }

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void A_run_with_it_as_its_argument_runs_only_the_rest_and_the_sections(string shape)
    {
        var artifact = Compile(Pipeline(shape, Final), shape);
        var failed = Pipelines.Run(artifact, Failing("B"));

        var again = Pipelines.Run(artifact, argument: $"{{\"resume\": {Error(failed)["resume"]}}}");

        Story(again).ShouldBe("-A B L Z");
        again.Events.Where(e => e is { Kind: RunEventKind.StepSkipped, JobId: ['W', ..] })
            .ShouldAllBe(e => e.Message == "done before this run");
    }

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void It_never_lists_a_failed_step_even_if_its_thread_continued(string shape) =>
        DoneOf(Run(Pipeline(shape, Final, ofA: "continue_if_fail: true"), Failing("A", "L"), shape: shape)).ShouldBe("B");

    [Theory]
    [InlineData("single", "when: 'false'", "", "")]
    [InlineData("named", "when: 'false'", "", "")]
    [InlineData("dispatched", "when: 'false'", "", "")]
    [InlineData("split", "when: 'false'", "", "")]
    [InlineData("single", "", "    when: 'false'\n", "")]
    [InlineData("single", "", "", "  when: 'false'\n")]
    public void It_never_lists_a_step_that_a_condition_skipped(string shape, string step, string thread, string level) =>
        DoneOf(Run(Pipeline(shape, Final, ofA: step, thread: thread, level: level), Failing("L"), shape: shape))
            .ShouldBe(step.Length > 0 ? "B" : "");

    [Theory]
    [InlineData("single", "", "A:1", "")]
    [InlineData("single", "", "B:2", "")]
    [InlineData("wide", "", "B:2", "")]
    [InlineData("wide", "", "A:2", "")]
    [InlineData("dispatched", "", "B:2", "")]
    [InlineData("split", "", "A:2", "")]
    public void It_never_lists_a_step_inside_a_backward_jump_that_had_not_ended(string shape, string _, string failure, string done)
    {
        var (job, attempt) = (failure[..1], int.Parse(failure[2..], null));
        var run = Run(Pipeline(shape, Final, ofB: "next: A"), FailingAt(job, attempt), shape: shape);

        DoneOf(run).ShouldBe(done);
    }

    [Fact]
    public void It_lists_the_steps_of_a_loop_that_has_ended()
    {
        // C leaves the loop by a NEXT forward when E is true in the second round.
        var steps = $"[{Job("A")}, {Job("B", "next: D, when: '${steps.A.output == \"stop\"}'")}, {Job("C", "next: A")}, {Job("D")}]";
        var script = new SimulationScript(SimulatedJob.Default, new Dictionary<string, EquatableList<SimulatedJob>>
        {
            ["A"] = [SimulatedJob.Default, new SimulatedJob { Output = "stop" }],
            ["D"] = [Bad],
        });

        var run = Run($"name: p\nlevels:\n- {steps}\n{Final}", script);

        Story(run).ShouldBe("A -B C A B -C !D Z");
        DoneOf(run).ShouldBe("A B");
    }

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void It_lists_the_steps_of_a_loop_that_its_condition_has_ended(string shape)
    {
        // B repeats A until A returns "stop"; then B is skipped, so it is not done.
        var script = new SimulationScript(SimulatedJob.Default, new Dictionary<string, EquatableList<SimulatedJob>>
        {
            ["A"] = [SimulatedJob.Default, new SimulatedJob { Output = "stop" }],
            ["L"] = [Bad],
        });
        var artifact = Compile(Pipeline(shape, Final, ofB: "next: A, when: '${steps.A.output != \"stop\"}'"), shape);

        var run = Pipelines.Run(artifact, script);

        Story(run).ShouldBe("A B A -B !L Z");
        DoneOf(run).ShouldBe("A");
        Story(Pipelines.Run(artifact, argument: $"{{\"resume\": {Error(run)["resume"]}}}")).ShouldBe("-A -B L Z");
    }

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void It_contains_the_outputs_of_done_steps_that_expressions_read_and_a_later_run_restores_them(string shape)
    {
        var definition = Pipeline(
            shape,
            $"finally: [{Job("Z", "when: '${steps.A.output == \"yes\"}'")}]",
            ofB: "when: '${steps.A.output == \"yes\"}'");
        var artifact = Compile(definition, shape);
        var failed = Pipelines.Run(artifact, Pipelines.Script(("A", new SimulatedJob { Output = "yes" }), ("B", Bad)));
        var resume = Error(failed)["resume"];

        resume["outputs"].ToString().ShouldBe("{\"A\":\"yes\"}");
        Story(Pipelines.Run(artifact, argument: $"{{\"resume\": {resume}}}")).ShouldBe("-A B L Z");
    }

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void A_step_that_is_done_without_the_output_that_expressions_read_is_an_invalid_input(string shape)
    {
        var definition = Pipeline(
            shape,
            $"finally: [{Job("Z", "when: '${steps.L.output != \"no\"}'")}]",
            ofB: "when: '${steps.A.output == \"yes\"}'");
        var artifact = Compile(definition, shape);

        var run = Pipelines.Run(artifact, argument: """{"resume": {"done": ["A", "B", "L"], "outputs": {"B": 1}}}""");

        Message(run)
            .ShouldBe("Invalid inputs: resume has no output of A, L; add it to resume.outputs, or remove the step from resume.done");
        Texts(Error(run)["tags"]).ShouldBe("InvalidInput");
        Error(run)["problems"].Items.ShouldHaveSingleItem()["input"].ShouldBe("resume");
        Story(run).ShouldBe(""); // not even finally
        Story(Pipelines.Run(artifact, argument: """{"resume": {"done": ["A"], "outputs": {"A": null}}}""")).ShouldBe("-A -B L Z");
    }

    [Fact]
    public void An_output_that_is_null_is_in_the_object_as_null()
    {
        var steps = "[{job_id: A, job_name: a, workflows_name: child}, " + Job("B", "when: '${steps.A.output == null}'") + "]";
        var artifact = Compile($"name: p\nlevels:\n- {steps}");
        var nothing = new SimulatedJob { Output = WorkflowValue.Null };
        var failed = Pipelines.Run(artifact, Pipelines.Script(("A", nothing), ("B", Bad)));

        Error(failed)["resume"]["outputs"].ToString().ShouldBe("{\"A\":null}");
        Story(Pipelines.Run(artifact, argument: $"{{\"resume\": {Error(failed)["resume"]}}}")).ShouldBe("-A B");
    }

    [Fact]
    public void The_result_of_a_workflow_is_restored_as_it_was()
    {
        var steps = "[{job_id: A, job_name: a, workflows_name: child}, " + Job("B", "when: '${steps.A.output.n == 5}'") + "]";
        var artifact = Compile($"name: p\nlevels:\n- {steps}");
        var five = new SimulatedJob { Output = WorkflowValue.FromJson("""{"n": 5}""") };
        var failed = Pipelines.Run(artifact, Pipelines.Script(("A", five), ("B", Bad)));

        Story(failed).ShouldBe("A !B");
        Story(Pipelines.Run(artifact, argument: $"{{\"resume\": {Error(failed)["resume"]}}}")).ShouldBe("-A B");
    }

    [Theory]
    [InlineData("single", 60_000, "A", "")]
    [InlineData("single", 1_000, "A", "")]
    [InlineData("split", 60_000, "A", "")]
    public void An_output_is_kept_when_it_fits(string shape, int bytes, string done, string _) => Outputs(shape, bytes, 1).ShouldBe(done);

    [Theory]
    [InlineData("single", 4)]
    [InlineData("named", 4)]
    [InlineData("split", 3)]
    public void A_step_whose_output_does_not_fit_is_left_out_and_runs_again(string shape, int steps)
    {
        var done = Outputs(shape, 60_000, steps).Split(' ');

        done.Length.ShouldBeInRange(1, steps - 1);
    }

    [Fact]
    public void It_contains_the_inputs_if_the_run_had_inputs()
    {
        var definition = "inputs: {n: {type: integer, default: 1}}\n" + Pipeline("single", "", ofB: "when: '${inputs.n == 2}'");
        var failed = Run(definition, Failing("B"), """{"inputs": {"n": 2}}""");
        var resume = Error(failed)["resume"];

        resume["inputs"].ToString().ShouldBe("{\"n\":2}");
        Story(Run(definition, argument: $"{{\"resume\": {resume}}}")).ShouldBe("-A B L");
        Error(Run(definition, Failing("A")))["resume"].Entries.Select(e => e.Key).ShouldBe(["done", "query_variables"]);
    }

    [Fact]
    public void Inputs_of_the_argument_override_those_of_the_earlier_run()
    {
        var definition = "inputs: {n: {type: integer, default: 1}}\n" + Pipeline("single", "", ofB: "when: '${inputs.n == 2}'");

        Story(Run(definition, argument: """{"inputs": {"n": 3}, "resume": {"done": ["A"], "inputs": {"n": 2}}}""")).ShouldBe("-A -B L");
    }

    [Fact]
    public void A_restart_of_a_local_run_restores_outputs()
    {
        var artifact = Compile(Pipeline("single", "", ofB: "when: '${steps.A.output == \"yes\"}'"));
        var failed = Pipelines.Run(artifact, Pipelines.Script(("A", new SimulatedJob { Output = "yes" }), ("B", Bad)));

        var again = LocalRunner.Run(LocalRunRequest.ToRestart(failed).ShouldNotBeNull() with { Script = SimulationScript.Empty });

        Story(again).ShouldBe("-A B L");
    }

    [Fact]
    public void A_pipeline_without_inputs_expressions_and_sections_has_none()
    {
        var run = Run(Pipeline("named", ""), Failing("B"));

        Error(run)["resume"].IsNull.ShouldBeTrue();
        run.Done.ShouldContain("A");
    }

    [Fact]
    public void Restored_outputs_do_not_multiply_in_parallel_threads()
    {
        var threads = string.Concat(
            Enumerable.Range(1, 20)
                .Select(i =>
                    $"  - [{{job_id: W{i}, job_name: w, executor: dataform-tag-executor, when: '${{steps.A.output != null}}'}}]\n"));
        var run = Run(
            $"name: p\nlevels:\n- [{Job("A")}]\n- threads:\n{threads}",
            argument: $"{{\"resume\": {{\"done\": [\"A\"], \"outputs\": {{\"A\": \"{new string('x', 60_000)}\"}}}}}}");

        run.State.ShouldBe(RunState.Succeeded);
        run.Execution.PeakMemoryBytes.ShouldBeLessThan(512 * 1024);
    }

    /// <summary>The done steps of a run in which some steps have an output of a size and the last one fails.</summary>
    private static string Outputs(string shape, int bytes, int count)
    {
        var ids = Enumerable.Range(0, count).Select(i => ((char)('A' + i)).ToString()).ToList();
        var reads = string.Join(" or ", ids.Select(id => $"steps.{id}.output == \"x\""));
        var levels = shape switch
        {
            "named" => $"- threads:\n{string.Concat(ids.Select(id => $"  - [{Job(id)}]\n"))}- [{Job("X", $"when: '${{not({reads})}}'")}]\n",
            "split" =>
                string.Concat(
                    ids.Select(id =>
                        $"- [{Job(id)}, {Job(id + "2", $"when: '${{steps.{id}.output == \"x\"}}'")}]\n")) + $"- [{Job("X")}]\n",
            _ => $"- [{string.Join(", ", ids.Select(id => Job(id)))}]\n- [{Job("X", $"when: '${{not({reads})}}'")}]\n",
        };
        var output = new SimulatedJob { Output = new string('y', bytes) };
        var run = Run(
            $"name: p\nlevels:\n{levels}{Final}",
            Pipelines.Script([.. ids.Select(id => (id, output)), ("X", Bad)]),
            shape: shape);

        Texts(Error(run)["failed"]).ShouldBe("X");
        run.Execution.PeakMemoryBytes.ShouldBeLessThan(512 * 1024);
        var done = Texts(Error(run)["resume"]["done"]);
        Error(run)["resume"]["outputs"].Entries.Select(e => e.Key).ShouldBe(done.Length == 0 ? [] : done.Split(' '));
        return done;
    }

    private static SimulationScript FailingAt(string job, int attempt) => new(
        SimulatedJob.Default,
        new Dictionary<string, EquatableList<SimulatedJob>> { [job] = [.. Enumerable.Repeat(SimulatedJob.Default, attempt - 1), Bad] });

    private static string DoneOf(Run run) => string.Join(
        ' ',
        Error(run)["resume"]["done"].Items.Select(Text).Where(id => id[0] != 'W').Order(StringComparer.Ordinal));
}
