using Xunit.Abstractions;

namespace Aef.Tests.Conformity;

/// <summary>As <see cref="CombinedConformityTests"/>, with jobs that call the run back.</summary>
public sealed class CallbackConformityTests(ITestOutputHelper output)
{
    private const int Count = 40;
    private const int CountOfParts = 30;
    private const int CountOfTimeouts = 100;

    [Fact]
    public void Runs_with_callbacks_have_the_events_that_the_rules_require()
    {
        var received = new Dictionary<string, int>();
        var early = 0;
        for (var number = 1; number <= Count; number++)
        {
            var scenario = CallbackDecorator.Generate(number);
            var expected = ReferenceScheduler.Of(scenario);
            foreach (var callback in expected.Events.Where(e => e.Kind == "CallbackReceived"))
            {
                var state = callback.Detail!.Split(':')[0]; // has a detail
                received[state] = received.GetValueOrDefault(state) + 1;
            }

            early += Early(expected);
            var product = new ScenarioRun(scenario);
            if (product.FindDifference(expected, product.Compile()) is { } difference)
            {
                Assert.Fail($"Scenario {number}: {difference}\n{ScenarioText.Describe(scenario)}");
            }
        }

        output.WriteLine($"{string.Join(", ", received)}; {early} before the answer to the start");
        received["success"].ShouldBeGreaterThan(100);
        received["failed"].ShouldBeGreaterThan(30);
        received["ignored"].ShouldBeGreaterThan(150);
        early.ShouldBeGreaterThan(40);
    }

    [Fact]
    public void Parts_of_a_split_pipeline_receive_callbacks_too()
    {
        var received = 0;
        for (var number = 1; number <= CountOfParts; number++)
        {
            var scenario = CallbackDecorator.Decorate(ScenarioGenerator.Generate(number), number);
            var expected = ReferenceScheduler.Of(scenario);
            received += scenario.Levels.Count < 2 ? 0 : expected.Events.Count(e => e.Kind == "CallbackReceived");
            var product = new ScenarioRun(scenario);
            Conformity.FindDifference(expected, product.Run(product.Split(1))).ShouldBeNull($"scenario {number}");
        }

        received.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Callbacks_end_with_the_run()
    {
        var (timedOut, late, ended) = (0, 0, 0);
        for (var number = 1; number <= CountOfTimeouts; number++)
        {
            var scenario = CallbackDecorator.WithTimeout(number);
            if (!TimeoutDecorator.IsExact(scenario))
            {
                continue;
            }

            var expected = ReferenceScheduler.Of(scenario);
            timedOut += expected.IsTimedOut ? 1 : 0;
            late += expected.LateAt is null ? 0 : 1;
            ended += expected.Failures.Count(f => f.Kind == "RunTimeout" && scenario.Steps.Any(s => s.Id == f.Job && s.WaitsForCallback));
            var product = new ScenarioRun(scenario);
            if (product.FindDifference(expected, product.Compile()) is { } difference)
            {
                Assert.Fail($"Scenario {number}: {difference}\n{ScenarioText.Describe(scenario)}");
            }
        }

        output.WriteLine($"{timedOut} timed out, {late} late, {ended} jobs ended with the run");
        timedOut.ShouldBeGreaterThan(20);
        late.ShouldBeGreaterThan(10);
        ended.ShouldBeGreaterThan(10);
    }

    /// <summary>Callbacks that are read at the very moment at which the start was answered: they were there before.</summary>
    private static int Early(ExpectedRun expected) => expected.Events.Zip(expected.Events.Skip(1)).Count(p =>
        p is { First.Kind: "JobStarted", Second.Kind: "CallbackReceived" }
            && p.First.Job == p.Second.Job
            && p.First.Time.Equals(p.Second.Time));
}
