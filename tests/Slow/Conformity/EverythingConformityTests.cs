using System.Globalization;
using Aef.Core.Targets.CloudWorkflows;
using Xunit.Abstractions;

namespace Aef.Tests.Conformity;

/// <summary>
/// As <see cref="CombinedConformityTests"/>, with callbacks, secrets, and the timeout and the deadline of the run too; in one execution, in
/// parts, in lanes, and again after a failure.
/// </summary>
public sealed class EverythingConformityTests(ITestOutputHelper output)
{
    /// <summary>
    /// How many scenarios run whole; half as many in parts, in lanes, and in parts with lanes: 150. AEF_EVERYTHING=1-300 runs others, and
    /// AEF_EVERYTHING=91 one.
    /// </summary>
    private const int Count = 60;

    /// <summary>How many of those that run whole are continued.</summary>
    private const int CountOfReruns = 20;

    [Fact]
    public void Runs_with_all_features_have_the_events_that_the_rules_require()
    {
        var seen = new Counts();
        Run(Count, EverythingDecorator.Generate, p => p.Compile(), seen.Add);
        output.WriteLine(seen.ToString());
        seen.ShouldHave(20, "callback", "secrets", "items", "timed out", "not timed out", "late", "on_failure");
        seen.ShouldHave(5, "RunTimeout of a callback", "RunTimeout with secrets", "RunTimeout with retry", "RunTimeout of an item");
        seen.ShouldHave(3, "RunTimeout with continue_if_fail", "SecretError", "callback of an item", "callback with secrets");
    }

    [Fact]
    public void Parts_with_all_features_have_the_events_that_the_rules_require()
    {
        var seen = new Counts();
        Run(Count / 2, EverythingDecorator.ForParts, p => p.Split(1), seen.Add);
        output.WriteLine(seen.ToString());
        seen.ShouldHave(5, "callback", "secrets", "items", "timed out", "late", "on_failure");
    }

    [Fact]
    public void Lanes_with_all_features_have_the_events_that_the_rules_require()
    {
        var seen = new Counts();
        Run(Count / 2, EverythingDecorator.ForLanes, p => p.Lanes(), seen.Add);
        output.WriteLine(seen.ToString());
        seen.ShouldHave(5, "callback", "secrets", "items", "lanes", "timed out", "late", "on_failure");
    }

    [Fact]
    public void Parts_with_lanes_have_the_events_that_the_rules_require()
    {
        var seen = new Counts();
        Run(Count / 2, EverythingDecorator.ForParts, p => p.Split(1, inLanes: true), seen.Add);
        output.WriteLine(seen.ToString());
        seen.ShouldHave(5, "callback", "secrets", "lanes", "timed out", "late", "on_failure");
    }

    /// <summary>
    /// Level 1 of this one could execute more than 100,000 steps, so its 25 items run in lanes although nothing requires it.
    /// </summary>
    [Fact]
    public void Parts_of_a_pipeline_have_the_lanes_that_a_level_needs()
    {
        var product = new ScenarioRun(EverythingDecorator.ForParts(91));
        var artifact = product.Split(1);

        product.InLanesOf(artifact).LanedLevels.ShouldBe(["1"]);
        product.FindDifference(product.Expect(artifact), artifact).ShouldBeNull();
    }

    [Theory]
    [InlineData(Shape.Parts)]
    [InlineData(Shape.Lanes)]
    [InlineData(Shape.PartsWithLanes)]
    public void Split_runs_that_continue_after_others_do_the_rest(Shape shape)
    {
        var (continued, timedOut, items) = (0, 0, 0);
        foreach (var number in Numbers(CountOfReruns))
        {
            var product = new ScenarioRun(Of(shape, number));
            var artifact = Compile(shape, product);
            var scenario = product.InLanesOf(artifact);
            var expected = ReferenceScheduler.Of(scenario);
            if (!expected.IsTimedOut && !expected.Failures.Any(f => !f.Continued))
            {
                continue;
            }

            continued++;
            timedOut += expected.IsTimedOut ? 1 : 0;
            items += expected.Done!.Count(id => id.EndsWith(']')); // a run with timeout_minutes or items always reports it
            var difference = RerunConformityTests.Difference(scenario, expected, artifact, source: null, number % 2 == 0);
            difference.ShouldBeNull($"Scenario {number}: {difference}\n{ScenarioText.Describe(scenario)}");
        }

        output.WriteLine($"{continued} runs continued, {timedOut} after a timeout with {items} items done");
        if (IsWide)
        {
            continued.ShouldBeGreaterThan(CountOfReruns / 2);
            timedOut.ShouldBeGreaterThan(3);
        }
    }

    [Fact]
    public void Runs_that_continue_after_others_with_all_features_do_the_rest()
    {
        var (continued, timedOut, items) = (0, 0, 0);
        foreach (var number in Numbers(CountOfReruns).Select(n => n * 2))
        {
            var scenario = EverythingDecorator.Generate(number);
            var expected = ReferenceScheduler.Of(scenario);
            if (!expected.IsTimedOut && !expected.Failures.Any(f => !f.Continued))
            {
                continue;
            }

            continued++;
            timedOut += expected.IsTimedOut ? 1 : 0;
            items += expected.IsTimedOut ? expected.Done!.Count(id => id.EndsWith(']')) : 0; // a timed-out run always reports it
            var difference =
                RerunConformityTests.Difference(scenario, expected, new ScenarioRun(scenario).Compile(), source: null, number % 4 == 0);
            difference.ShouldBeNull($"Scenario {number}: {difference}\n{ScenarioText.Describe(scenario)}");
        }

        output.WriteLine($"{continued} runs continued, {timedOut} after a timeout with {items} items done");
        if (IsWide)
        {
            timedOut.ShouldBeGreaterThan(5);
            items.ShouldBeGreaterThan(5);
        }
    }

    private static IReadOnlyList<int>? Chosen => Environment.GetEnvironmentVariable("AEF_EVERYTHING") is { Length: > 0 } chosen
        ? chosen.Split('-').Select(t => int.Parse(t, CultureInfo.InvariantCulture)).ToList()
        : null;

    private static IEnumerable<int> Numbers(int count) => Chosen is { } ends
        ? Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)
        : Enumerable.Range(1, count);

    /// <summary>True unless a few scenarios were chosen, in which little happens.</summary>
    private static bool IsWide => Chosen is not { } ends || ends[^1] - ends[0] >= Count;

    /// <summary>How a pipeline is compiled to several workflows.</summary>
    public enum Shape
    {
        Parts,
        Lanes,
        PartsWithLanes,
    }

    private static Scenario Of(Shape shape, int number) =>
        shape == Shape.Lanes ? EverythingDecorator.ForLanes(number) : EverythingDecorator.ForParts(number);

    private static WorkflowArtifact Compile(Shape shape, ScenarioRun product) =>
        shape == Shape.Lanes ? product.Lanes() : product.Split(1, inLanes: shape == Shape.PartsWithLanes);

    private static void Run(
        int count,
        Func<int, Scenario> generate,
        Func<ScenarioRun, WorkflowArtifact> compile,
        Action<Scenario, ExpectedRun> seen)
    {
        var differences = new List<string>();
        foreach (var number in Numbers(count))
        {
            var product = new ScenarioRun(generate(number));
            var artifact = compile(product);
            var scenario = product.InLanesOf(artifact);
            var expected = ReferenceScheduler.Of(scenario);
            seen(scenario, expected);
            var (run, received) = product.RunRecorded(artifact);
            if (ScenarioRun.FindDifference(expected, run, received) is { } difference)
            {
                differences.Add($"Scenario {number}: {difference}\n{run.Execution.Error?.Value}");
                if (differences.Count == 1)
                {
                    differences[0] += $"\n{ScenarioText.Describe(scenario)}";
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }

    /// <summary>What the rules required of the runs: the number of runs for each situation.</summary>
    private sealed class Counts
    {
        private readonly SortedDictionary<string, int> _counts = [];

        public void Add(Scenario scenario, ExpectedRun expected)
        {
            var steps = scenario.Steps.ToDictionary(s => s.Id);
            var callbacks = expected.Events.Where(e => e.Kind == "CallbackReceived");
            var seen = expected.Failures.SelectMany(f => Of(f, steps[f.Job.Split('[')[0]]))
                .Concat(callbacks.SelectMany(e => Of(e, steps[e.Job!.Split('[')[0]]))) // has a job
                .Append(expected.IsTimedOut ? "timed out" : "not timed out")
                .Append(expected.LateAt is null ? "not late" : "late")
                .Append(expected.Events.Any(e => e.Level == "on_failure") ? "on_failure" : "no on_failure")
                .Append(expected.Items.Count > 0 ? "items" : "no items")
                .Append(HasSecrets(expected) ? "secrets" : "no secrets")
                .Append(scenario.LanedLevels.Count > 0 ? "lanes" : "no lanes");
            foreach (var what in seen.Distinct())
            {
                _counts[what] = _counts.GetValueOrDefault(what) + 1;
            }
        }

        private static bool HasSecrets(ExpectedRun expected) =>
            expected.Received.Values.Any(r => r.Contains(SecretText.Mark, StringComparison.Ordinal));

        public void ShouldHave(int least, params string[] situations) =>
            situations.Where(s => IsWide && _counts.GetValueOrDefault(s) < least)
                .Select(s => $"{s}: {_counts.GetValueOrDefault(s)}")
                .ShouldBeEmpty();

        public override string ToString() => string.Join('\n', _counts.Select(c => $"{c.Value} {c.Key}"));

        private static IEnumerable<string> Of(ExpectedEvent callback, ScenarioStep step) =>
        [
            "callback",
            .. callback.Job!.EndsWith(']') ? ["callback of an item"] : Array.Empty<string>(), // has a job
            .. step.With.Any(p => p.IsSecret) ? ["callback with secrets"] : Array.Empty<string>(),
        ];

        private static IEnumerable<string> Of(ExpectedFailure failure, ScenarioStep step) => failure.Kind switch
        {
            "RunTimeout" =>
            [
                failure.Waited is null ? "RunTimeout before the answer" : "RunTimeout of a job",
                .. step.WaitsForCallback ? ["RunTimeout of a callback"] : Array.Empty<string>(),
                .. step.With.Any(p => p.IsSecret) ? ["RunTimeout with secrets"] : Array.Empty<string>(),
                .. step.Retry is null ? Array.Empty<string>() : ["RunTimeout with retry"],
                .. step.Continue ? ["RunTimeout with continue_if_fail"] : Array.Empty<string>(),
                .. failure.Job.EndsWith(']') ? ["RunTimeout of an item"] : Array.Empty<string>(),
            ],
            "SecretError" when failure.Attempt > 1 => ["SecretError", "SecretError after retry"],
            _ => [failure.Kind],
        };
    }
}
