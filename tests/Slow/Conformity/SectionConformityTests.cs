namespace Aef.Tests.Conformity;

/// <summary>As <see cref="ConformityTests"/>, with on_failure, finally, and what a later run continues with.</summary>
public sealed class SectionConformityTests
{
    internal const int Count = 500;

    [Fact]
    public void Runs_with_on_failure_and_finally_have_the_events_that_the_rules_require()
    {
        var (onFailure, afterSuccess, late, done) = (0, 0, 0, 0);
        foreach (var number in GeneratedScenarios.Numbers(Count))
        {
            var scenario = SectionDecorator.Decorate(ScenarioGenerator.Generate(number), number);
            var expected = ReferenceScheduler.Of(scenario);
            onFailure += expected.Events.Any(e => e is { Kind: "LevelStarted", Level: "on_failure" }) ? 1 : 0;
            afterSuccess += expected.Events.Any(e => e.Detail == "the run has not failed") ? 1 : 0;
            late += expected.Failures.Any(f => f.Job[0] is 'F' or 'Z') ? 1 : 0;
            done += expected is { Done.Count: > 0, Failures: not [] } ? 1 : 0;
            if (Difference(scenario, split: number % 4 == 0) is { } difference)
            {
                var smallest = ScenarioShrinker.Shrink(scenario, s => IsValid(s) && Difference(s, number % 4 == 0) is not null);
                Assert.Fail(
                    $"Scenario {number}: {difference}\n\nSmaller: "
                        + $"{Difference(smallest, number % 4 == 0)}\n{ScenarioText.Describe(smallest)}");
            }
        }

        new[] { onFailure, afterSuccess, late, done }.ShouldAllBe(count => count > 50); // the sections matter
    }

    [Fact]
    public void A_run_that_continues_with_the_object_of_a_failed_one_has_the_events_that_the_rules_require()
    {
        var continued = 0;
        foreach (var number in GeneratedScenarios.Numbers(Count).Where(n => n % 2 == 1))
        {
            var scenario = SectionDecorator.Decorate(ScenarioGenerator.Generate(number), number);
            if (ReferenceScheduler.Of(scenario) is not { Done: { Count: > 0 } done, Failures: not [] })
            {
                continue;
            }

            var product = new ScenarioRun(scenario);
            var artifact = product.Compile();
            var resume = product.Run(artifact).Execution.Error?.Value["resume"];
            if (resume is null)
            {
                continue; // only steps after which a thread continued have failed
            }

            continued++;
            var difference = Conformity.FindDifference(
                ReferenceScheduler.Of(scenario with { Done = done }),
                product.Run(artifact, argument: $"{{\"resume\": {resume}}}"));
            difference.ShouldBeNull($"Scenario {number}: {difference}\n{ScenarioText.Describe(scenario)}\nresume: {resume}");
        }

        continued.ShouldBeGreaterThan(50);
    }

    /// <summary>True unless a condition names a step that is gone.</summary>
    private static bool IsValid(Scenario scenario)
    {
        var ids = scenario.Steps.Select(s => s.Id).ToHashSet();
        return scenario.Conditions.All(c => c?.Step is not { } step || ids.Contains(step));
    }

    private static string? Difference(Scenario scenario, bool split)
    {
        var product = new ScenarioRun(scenario);
        var isReadable = !split
            || !scenario.Levels.SelectMany(l => l.Threads.SelectMany(t => t.Steps.Select(s => s.When).Append(t.When)).Append(l.When))
                .Any(c => c?.Step is not null);
        return Conformity.FindDifference(
            ReferenceScheduler.Of(scenario),
            product.Run(split && isReadable && scenario.Levels.Count > 1 ? product.Split(1) : product.Compile()));
    }
}
