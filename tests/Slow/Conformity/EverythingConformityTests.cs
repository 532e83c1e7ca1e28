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
    /// <summary>How many scenarios run whole; half as many in parts, and in lanes: 120. AEF_EVERYTHING=1-300 runs others.</summary>
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
        seen.ShouldHave(5, "callback", "secrets", "items", "timed out", "late", "on_failure");
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
        timedOut.ShouldBeGreaterThan(5);
        items.ShouldBeGreaterThan(5);
    }

    private static IEnumerable<int> Numbers(int count) =>
        Environment.GetEnvironmentVariable("AEF_EVERYTHING")?.Split('-').Select(t => int.Parse(t, CultureInfo.InvariantCulture)).ToList()
            is [var first, var last]
            ? Enumerable.Range(first, last - first + 1)
            : Enumerable.Range(1, count);

    private static void Run(
        int count,
        Func<int, Scenario> generate,
        Func<ScenarioRun, WorkflowArtifact> compile,
        Action<Scenario, ExpectedRun> seen)
    {
        var differences = new List<string>();
        foreach (var number in Numbers(count))
        {
            var scenario = generate(number);
            var expected = ReferenceScheduler.Of(scenario);
            seen(scenario, expected);
            var product = new ScenarioRun(scenario);
            var artifact = compile(product);
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
                .Append(HasSecrets(expected) ? "secrets" : "no secrets");
            foreach (var what in seen.Distinct())
            {
                _counts[what] = _counts.GetValueOrDefault(what) + 1;
            }
        }

        private static bool HasSecrets(ExpectedRun expected) =>
            expected.Received.Values.Any(r => r.Contains(SecretText.Mark, StringComparison.Ordinal));

        public void ShouldHave(int least, params string[] situations) =>
            situations.Where(s => _counts.GetValueOrDefault(s) < least).Select(s => $"{s}: {_counts.GetValueOrDefault(s)}").ShouldBeEmpty();

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
