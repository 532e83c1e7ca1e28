using Xunit.Abstractions;

namespace Aef.Tests.Conformity;

/// <summary>As <see cref="CombinedConformityTests"/>, with jobs that call the run back.</summary>
public sealed class CallbackConformityTests(ITestOutputHelper output)
{
    private const int Count = 250;

    [Fact]
    public void Runs_with_callbacks_have_the_events_that_the_rules_require()
    {
        var received = new Dictionary<string, int>();
        var (split, afterStart) = (0, 0);
        for (var number = 1; number <= Count; number++)
        {
            var scenario = CallbackDecorator.Generate(number);
            var expected = ReferenceScheduler.Of(scenario);
            foreach (var state in expected.Events.Where(e => e.Kind == "CallbackReceived").Select(e => e.Detail!.Split(':')[0])) // has a detail
            {
                received[state] = received.GetValueOrDefault(state) + 1;
            }

            afterStart += Early(expected);
            var product = new ScenarioRun(scenario);
            if (product.FindDifference(expected, product.Compile()) is { } difference)
            {
                Assert.Fail($"Scenario {number}: {difference}\n{ScenarioText.Describe(scenario)}");
            }

            if (number % 5 == 0 && scenario.Levels.Count > 1 && !expected.IsDoneInEvents)
            {
                split++;
                Conformity.FindDifference(expected, product.Run(product.Split(1))).ShouldBeNull($"scenario {number} in parts");
            }
        }

        output.WriteLine($"{string.Join(", ", received)}; {afterStart} before the answer to the start; {split} split");
        received["success"].ShouldBeGreaterThan(200);
        received["failed"].ShouldBeGreaterThan(50);
        received["ignored"].ShouldBeGreaterThan(200);
        afterStart.ShouldBeGreaterThan(50);
        split.ShouldBeGreaterThan(10);
    }

    /// <summary>Callbacks that are read at the very moment at which the start was answered: they were there before.</summary>
    private static int Early(ExpectedRun expected) => expected.Events.Zip(expected.Events.Skip(1))
        .Count(p => p is { First.Kind: "JobStarted", Second.Kind: "CallbackReceived" } && p.First.Job == p.Second.Job && p.First.Time.Equals(p.Second.Time));
}
