using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Local;
using Xunit.Abstractions;

namespace Aef.Tests.Conformity;

/// <summary>
/// Failed runs with <c>for_each</c> are continued with the object of their own error, and nothing else: they have the events and the
/// parameters that the rules require, and no job is done twice.
/// </summary>
public sealed class RerunConformityTests(ITestOutputHelper output)
{
    private const int Count = 60;

    [Fact]
    public void A_run_that_continues_after_a_failed_one_does_the_rest_and_nothing_twice()
    {
        var (continued, items, whole, outputs) = (0, 0, 0, 0);
        for (var number = 1; number <= Count; number++)
        {
            if (RerunGenerator.Generate(number) is not var (scenario, expected))
            {
                continue;
            }

            continued++;
            items += expected.Done!.Count(id => id.EndsWith(']')); // pipelines with items always report it
            whole += expected.Done!.Count(expected.Items.ContainsKey);
            outputs += expected.Outputs.Count;
            var difference = Difference(scenario, expected, new ScenarioRun(scenario).Compile(), source: null, number % 2 == 0);
            difference.ShouldBeNull($"Scenario {number}: {difference}\n{ScenarioText.Describe(scenario)}");
        }

        output.WriteLine($"{continued} runs continued, {items} items, {whole} steps for all items, {outputs} outputs");
        continued.ShouldBeGreaterThan(20);
        items.ShouldBeGreaterThan(100);
        whole.ShouldBeGreaterThan(15);
        outputs.ShouldBeGreaterThan(10);
    }

    /// <summary>The error of such a run has no resume object: only the local run knows what is done, and the outputs.</summary>
    [Fact]
    public void After_a_run_in_which_all_failures_continued_only_the_failed_jobs_run_again()
    {
        var (continued, outputs, repeated) = (0, 0, 0);
        for (var number = 1; continued < 30 && number <= 600; number++)
        {
            if (RerunGenerator.GenerateContinued(number) is not var (scenario, expected))
            {
                continue;
            }

            continued++;
            outputs += expected.Outputs.Count;
            var artifact = new ScenarioRun(scenario).Compile();
            var (first, _) = new ScenarioRun(scenario).RunRecorded(artifact);
            first.State.ShouldBe(
                RunState.Succeeded,
                $"Scenario {number}: {first.Execution.Error?.Value}\n{ScenarioText.Describe(scenario)}");
            var argument = first.ArgumentOfRest(Aef.Workflows.Engine.Values.WorkflowValue.Null);
            var done = argument["resume"]["done"].Items.Select(Text).Order(StringComparer.Ordinal);
            done.ShouldBe(expected.Done!, Case.Sensitive, $"Scenario {number}\n{ScenarioText.Describe(scenario)}");
            var rest = RerunGenerator.After(scenario, expected, succeeds: true);
            var (second, received) = new ScenarioRun(rest).RunRecorded(artifact, null, argument.ToJson());
            repeated += Succeeded(second).Count();
            (ScenarioRun.FindDifference(ReferenceScheduler.Of(rest), second, received) ?? Twice(scenario, first, second, []))
                .ShouldBeNull($"Scenario {number}, {argument}\n{ScenarioText.Describe(scenario)}");
        }

        output.WriteLine($"{continued} runs continued, {outputs} outputs, {repeated} jobs again");
        continued.ShouldBeGreaterThan(20);
        outputs.ShouldBeGreaterThan(10);
        repeated.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Every_planted_fault_of_reruns_is_found_with_each_of_three_seeds()
    {
        IsHarmless(1).ShouldBeTrue();
        new FaultTable("conformity-rerun-faults.md", RerunFaults.All, CaseOf).ShouldFindEachFaultWithEachSeed();
    }

    private static Func<PlantedFault?, string?>? CaseOf(int number)
    {
        if (RerunGenerator.Generate(number) is not var (scenario, expected))
        {
            return null;
        }

        var artifact = new ScenarioRun(scenario).Compile();
        var source = artifact.PrintCompact();
        return fault => fault is null ? Difference(scenario, expected, artifact, source: null, number % 2 == 0)
            : fault.In(source) is { } broken ? Difference(scenario, expected, artifact, broken, number % 2 == 0)
            : null;
    }

    /// <summary>True if a change without an effect is not found, so that a fault is found for what it does.</summary>
    private static bool IsHarmless(int number)
    {
        while (RerunGenerator.Generate(number) is null)
        {
            number++;
        }

        var (scenario, expected) = RerunGenerator.Generate(number)!.Value; // looked for above
        var artifact = new ScenarioRun(scenario).Compile();
        var same = PlantedFault.InText("nothing", "main", null, "own_done", "own_done").In(artifact.PrintCompact());
        return same is not null && Difference(scenario, expected, artifact, same, succeeds: true) is null;
    }

    /// <summary>The first difference of a run, and of the run that continues after it; null if there is none.</summary>
    internal static string? Difference(Scenario scenario, ExpectedRun expected, WorkflowArtifact artifact, string? source, bool succeeds)
    {
        try
        {
            var (first, received) = new ScenarioRun(scenario).RunRecorded(artifact, source);
            if (ScenarioRun.FindDifference(expected, first, received) is { } difference)
            {
                return "first run: " + difference;
            }

            var resume = first.Execution.Error!.Value["resume"]; // the run has failed as expected
            var reported = Conformity.Reported(expected, resume);
            var rest = RerunGenerator.After(scenario, reported, succeeds);
            var (second, receivedThen) = new ScenarioRun(rest).RunRecorded(artifact, source, $"{{\"resume\": {resume}}}");
            return ScenarioRun.FindDifference(ReferenceScheduler.Of(rest), second, receivedThen) is { } then
                ? $"second run, {resume}: {then}"
                : Twice(scenario, first, second, Conformity.LeftOut(expected, reported)) is { } twice ? $"{twice} is done twice"
                : null;
        }
        catch (Aef.Documents.Diagnostics.AefInternalException) when (source is not null)
        {
            return "the compiled workflow does not pass its own checks";
        }
    }

    /// <summary>
    /// A step or an item that has succeeded in both runs; sections run again, loops repeat their steps, and so does what was left out
    /// because its output did not fit.
    /// </summary>
    private static string? Twice(Scenario scenario, Run first, Run second, IReadOnlyCollection<string> leftOut)
    {
        var again = RerunGenerator.Repeated(scenario);
        again.UnionWith(scenario.OnFailure.Concat(scenario.Finally).Select(s => s.Id));
        var done = Succeeded(first).ToHashSet();
        done.ExceptWith(leftOut);
        return Succeeded(second).FirstOrDefault(id => done.Contains(id) && !again.Contains(id.Split('[')[0]));
    }

    private static string Text(Aef.Workflows.Engine.Values.WorkflowValue value) =>
        value.TryGetString(out var text) ? text : value.ToString();

    private static IEnumerable<string> Succeeded(Run run) =>
        run.Events.Where(e => e.Kind == RunEventKind.StepSucceeded).Select(e => e.JobId!); // steps have one
}
