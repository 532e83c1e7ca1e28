using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Executors;
using Aef.Runs.Local;
using Aef.Tests.Targets;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Parameters;

/// <summary>
/// "Hostile strings in inputs, outputs and items never become an expression, step, URL part or header": in the engine, an executor receives
/// exactly the strings, in every shape of workflow. What the run does apart from that is in <see cref="HostileRequestTests"/>.
/// </summary>
public sealed class HostileValueTests
{
    [Theory]
    [InlineData("one", 1)]
    [InlineData("one", 2)]
    [InlineData("wide", 3)]
    [InlineData("parts", 4)]
    [InlineData("lanes", 5)]
    public void An_executor_receives_exactly_the_strings(string shape, int seed)
    {
        var random = new Random(seed);
        var artifact = HostilePipeline.Compile(shape);
        for (var i = 0; i < 12; i++)
        {
            var values = new HostileValues(random, isLong: i == 0);
            var received = Run(artifact, values, out var run);

            run.State.ShouldBe(RunState.Succeeded, $"{shape}: {string.Join('\n', run.Failures)}");
            received.Keys.Order(StringComparer.Ordinal).ShouldBe(values.Expected(shape).Keys.Order(StringComparer.Ordinal));
            foreach (var (job, expected) in values.Expected(shape))
            {
                (received[job] == expected).ShouldBeTrue($"{shape} {job}: {received[job].ToJson()} is not {expected.ToJson()}");
            }
        }
    }

    [Theory]
    [InlineData("one")]
    [InlineData("parts")]
    public void A_restored_output_is_exactly_what_it_was(string shape)
    {
        var random = new Random(6);
        var artifact = HostilePipeline.Compile(shape);
        for (var i = 0; i < 8; i++)
        {
            var values = new HostileValues(random, isLong: false) { Failing = "KEY" };
            Run(artifact, values, out var failed);
            failed.State.ShouldBe(RunState.Failed);
            values.Failing = null;

            var received = Run(LocalRunRequest.ToRestart(failed).ShouldNotBeNull(), values, out var run);

            run.State.ShouldBe(RunState.Succeeded, string.Join('\n', run.Failures));
            var expected = values.Expected(shape);
            foreach (var job in (string[])["KEY", "E[0]", "F[1]", "P", "END"])
            {
                (received[job] == expected[job]).ShouldBeTrue($"{job}: {received[job].ToJson()} is not {expected[job].ToJson()}");
            }
        }
    }

    [Fact]
    public void The_message_of_a_failure_stays_data()
    {
        var random = new Random(7);
        var artifact = HostilePipeline.Compile("one");
        for (var i = 0; i < 20; i++)
        {
            var values = new HostileValues(random, isLong: false) { Failing = "P", Message = HostileStrings.Next(random) };
            var received = Run(artifact, values, out var run);

            run.Failures.ShouldHaveSingleItem().JobId.ShouldBe("P");
            received["END"]["m"]["e"]["failed"].ShouldBe(WorkflowValue.FromList("P"));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Strings_of_64_KB_stay_data(int seed)
    {
        var random = new Random(seed);
        var text = HostileStrings.Long(random, 65_530);
        var reading = Feeds.Compile(
            "inputs: {s: {type: string}}\n"
            + Feeds.Steps($"job_id: A, job_name: a, {Feeds.Sync}, when: '${{inputs.s != \"\"}}', with: {{a: {Of("inputs.s")}}}"));
        var read = RecordedRun.Of(reading, null, WorkflowValue.FromMap(("inputs", WorkflowValue.FromMap(("s", text)))).ToJson());
        var chain = Feeds.Compile(
            Feeds.Steps(
                $"job_id: A, job_name: a, {Feeds.Sync}",
                $"job_id: B, job_name: b, {Feeds.Sync}, with: {{a: {Of("steps.A.output")}, n: '${{len(steps.A.output)}}'}}"));
        var chained = RecordedRun.Of(chain, c => c.Job == "a" ? RecordedRun.Answer(WorkflowValue.FromString(text)) : null);

        read.Execution.Error.ShouldBeNull();
        read.Starts("a").Single().StepProperties["a"].ShouldBe(WorkflowValue.FromString(text[^9000..]));
        chained.Execution.Error.ShouldBeNull();
        var properties = chained.Starts("b").Single().StepProperties;
        (properties["a"], properties["n"]).ShouldBe((WorkflowValue.FromString(text[^9000..]), WorkflowValue.FromInteger(text.Length)));

        // The whole string would be in memory too often.
        static string Of(string value) => $"'${{text.substring({value}, len({value}) - 9000, len({value}))}}'";
    }

    [Fact]
    public void A_string_with_an_unpaired_surrogate_cannot_arrive_and_breaks_nothing()
    {
        var values = new HostileValues(new Random(8), isLong: false) { Source = "a\ud800\"${x}" };

        var received = Run(HostilePipeline.Compile("one"), values, out var run);

        run.State.ShouldBe(RunState.Succeeded, string.Join('\n', run.Failures));
        received["END"]["m"]["o"]["x"].ShouldBe(WorkflowValue.FromString("a\ufffd\"${x}")); // JSON has no such character
    }

    private static Dictionary<string, WorkflowValue> Run(WorkflowArtifact artifact, HostileValues values, out Run run) =>
        Run(new LocalRunRequest(artifact) { Argument = WorkflowValue.FromMap(("inputs", values.Inputs)) }, values, out run);

    private static Dictionary<string, WorkflowValue> Run(LocalRunRequest request, HostileValues values, out Run run)
    {
        run = LocalRunner.Run(request with { Executors = new ExecutorTable([new(ExecutorTable.Others, values)]) });
        return values.TakeReceived();
    }
}
