using Xunit.Abstractions;

namespace Aef.Tests.Conformity;

/// <summary>As <see cref="ConformityTests"/>, with a timeout of the run.</summary>
public sealed class TimeoutConformityTests(ITestOutputHelper output)
{
    private const int Count = 150;

    [Fact]
    public void Runs_with_a_timeout_have_the_events_that_the_rules_require()
    {
        var counts = new SortedDictionary<string, int>();
        foreach (var number in GeneratedScenarios.Numbers(Count))
        {
            var scenario = TimeoutDecorator.Generate(number);
            if (!TimeoutDecorator.IsExact(scenario))
            {
                continue;
            }

            var expected = ReferenceScheduler.Of(scenario);
            foreach (var what in Seen(scenario, expected).Distinct())
            {
                counts[what] = counts.GetValueOrDefault(what) + 1;
            }

            if (Difference(scenario, expected, number) is { } difference)
            {
                Assert.Fail($"Scenario {number}: {difference}\n{ScenarioText.Describe(scenario)}");
            }
        }

        output.WriteLine(string.Join('\n', counts.Select(c => $"{c.Value} {c.Key}")));
        counts.Count.ShouldBe(10);
        counts.Values.ShouldAllBe(count => count >= 9);
    }

    private static string? Difference(Scenario scenario, ExpectedRun expected, int number)
    {
        var product = new ScenarioRun(scenario);
        return number % 4 == 0 && scenario.Levels.Count > 1 && !ReadsSteps(scenario)
            ? Conformity.FindDifference(expected, product.Run(product.Split(1)))
            : product.FindDifference(expected, product.Compile());
    }

    /// <summary>True if a level reads a step, which could be in another part.</summary>
    private static bool ReadsSteps(Scenario scenario) =>
        scenario.Levels.SelectMany(l => l.Threads.SelectMany(t => t.Steps.Select(s => s.When).Append(t.When)).Append(l.When))
            .Any(c => c?.Step is not null)
        || scenario.LevelSteps.Any(s => s.With.Count > 0);

    private static IEnumerable<string> Seen(Scenario scenario, ExpectedRun expected)
    {
        if (expected.LateAt is not null)
        {
            yield return "late";
        }

        if (!expected.IsTimedOut)
        {
            yield return "no timeout";
            yield break;
        }

        var ended = expected.Failures.Where(f => f.Kind == "RunTimeout").ToList();
        var steps = scenario.Steps.ToDictionary(s => s.Id);
        yield return ended.Count > 1 ? "several running steps" : ended.Count == 1 ? "one running step" : "no running step";
        if (expected.Events.Any(e => e is { Kind: "StepFailed", Detail: "RunTimeout" })
            && ended.Exists(f => f.Waited is null))
        {
            yield return "not answered";
        }

        if (ended.Exists(f => steps.TryGetValue(f.Job, out var step) && step.Retry is not null))
        {
            yield return "with retry";
        }

        if (ended.Exists(f => steps.TryGetValue(f.Job, out var step) && step.Continue))
        {
            yield return "with continue_if_fail";
        }

        if (ended.Exists(f => f.Job.EndsWith(']')))
        {
            yield return "items";
        }

        if (expected.Events.Any(e => e is { Kind: "LevelStarted", Level: "on_failure" or "finally" }))
        {
            yield return "sections";
        }
    }
}
