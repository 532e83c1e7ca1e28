using Xunit.Abstractions;

namespace Aef.Tests.Conformity;

/// <summary>As <see cref="CallbackConformityTests"/>, with jobs whose API the workflow calls itself.</summary>
public sealed class ConnectorCallbackConformityTests(ITestOutputHelper output)
{
    private const int Count = 30;
    private const int CountOfTimeouts = 40;

    [Fact]
    public void Runs_whose_APIs_call_back_have_the_events_that_the_rules_require() =>
        Check(Count, CallbackDecorator.Generate, success: 30, failed: 8);

    [Fact]
    public void Callbacks_of_APIs_end_with_the_run() => Check(CountOfTimeouts, CallbackDecorator.WithTimeout, success: 10, failed: 3);

    [Fact]
    public void Every_planted_fault_of_callbacks_of_APIs_is_found_with_each_of_three_seeds() =>
        new FaultTable("conformity-connector-callback-faults.md", ConnectorCallbackFaults.All, number =>
        {
            var scenario = ConnectorDecorator.CallingBack(
                number % 2 == 0
                    ? CallbackDecorator.Decorate(ScenarioGenerator.Generate(number), number)
                    : CallbackDecorator.WithTimeout(number),
                number);
            return TimeoutDecorator.IsExact(scenario) ? FaultTable.Case(scenario, received: true) : null;
        }).ShouldFindEachFaultWithEachSeed();

    private void Check(int count, Func<int, Scenario> generate, int success, int failed)
    {
        var received = new Dictionary<string, int>();
        for (var number = 1; number <= count; number++)
        {
            var scenario = ConnectorDecorator.CallingBack(generate(number), number);
            if (!TimeoutDecorator.IsExact(scenario))
            {
                continue;
            }

            var apis = scenario.Steps.Where(s => s.Api is not null).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
            var expected = ReferenceScheduler.Of(scenario);
            foreach (var callback in expected.Events.Where(e => e.Kind == "CallbackReceived" && apis.Contains(e.Job!.Split('[')[0])))
            {
                var state = callback.Detail!.Split(':')[0]; // has a detail
                received[state] = received.GetValueOrDefault(state) + 1;
            }

            var product = new ScenarioRun(scenario);
            if (product.FindDifference(expected, product.Compile()) is { } difference)
            {
                Assert.Fail($"Scenario {number}: {difference}\n{ScenarioText.Describe(scenario)}");
            }
        }

        output.WriteLine(string.Join(", ", received));
        received["success"].ShouldBeGreaterThan(success);
        received["failed"].ShouldBeGreaterThan(failed);
    }
}
