using System.Globalization;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Collections;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Support;

namespace Aef.Tests.Running;

/// <summary>
/// Jobs inside a backward NEXT that had not ended are never done, in every shape of the compiled workflow (C2).
/// </summary>
public sealed class RepeatedStepTests
{
    private const string Loop =
        "[{job_id: A, job_name: a, executor: dataform-tag-executor}, {job_id: B, job_name: b, executor: dataform-tag-executor, next: A}]";

    private static readonly SimulatedJob Bad = new() { Ends = SimulatedEnd.Failed };

    public static TheoryData<string> Shapes => ["named", "wide", "split"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void C2_a_job_that_fails_when_it_is_repeated_is_not_done(string shape)
    {
        var run = Run(shape, WithFailing("A", 3));

        run.State.ShouldBe(RunState.Failed);
        Starts(run, "A").ShouldBe(3);
        run.Done.Order(StringComparer.Ordinal).ShouldBe(OthersBefore(shape)); // B has succeeded, but the loop has not ended
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void C2_a_run_that_ends_within_the_loop_lists_no_job_of_it_as_done(string shape)
    {
        var run = LocalRunner.Run(new LocalRunRequest(Compile(shape)) { Limits = new() { MaxSteps = 1_500 } });

        run.State.ShouldBe(RunState.Failed);
        Starts(run, "A").ShouldBeGreaterThan(2);
        run.Done.ShouldNotContain("A");
        run.Done.ShouldNotContain("B");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void C2_a_restarted_run_begins_the_loop_again(string shape)
    {
        var run = Run(shape, WithFailing("A", 3));

        var again = LocalRunner.Run(LocalRunRequest.ToRestart(run).ShouldNotBeNull() with { Script = WithFailing("A", 2) });

        Starts(again, "A").ShouldBe(2);
        again.Done.Order(StringComparer.Ordinal).ShouldBe(OthersBefore(shape));
        OthersBefore(shape).ShouldAllBe(other => Starts(again, other) == 0);
    }

    private static Run Run(string shape, SimulationScript script) =>
        LocalRunner.Run(new LocalRunRequest(Compile(shape)) { Script = script });

    private static WorkflowArtifact Compile(string shape)
    {
        var others = Enumerable.Range(1, 11).Select(i => Other(string.Create(CultureInfo.InvariantCulture, $"W{i:00}")));
        var definition = shape switch
        {
            "named" => $"levels: [[{Loop}]]",
            "wide" => $"levels: [[{Loop}, {string.Join(", ", others)}]]",
            _ => $"levels: [[{Other("W01")}], [{Loop}], [{Other("W02")}]]",
        };
        var options = shape == "split" ? new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxPartLevels = 1 } : null;
        var artifact = CloudWorkflowsTarget.Compile(Definitions.Bound("name: p\n" + definition), options: options);
        artifact.Parts.Count.ShouldBe(shape == "split" ? 3 : 0);
        return artifact;
    }

    private static string Other(string id) => $"[{{job_id: {id}, job_name: w, executor: dataform-tag-executor}}]";

    /// <summary>The jobs beside and before the loop, which are done.</summary>
    private static string[] OthersBefore(string shape) => shape switch
    {
        "named" => [],
        "wide" => [.. Enumerable.Range(1, 11).Select(i => string.Create(CultureInfo.InvariantCulture, $"W{i:00}"))],
        _ => ["W01"],
    };

    private static int Starts(Run run, string job) => run.Events.Count(e => e.Kind == RunEventKind.AttemptStarted && e.JobId == job);

    /// <summary>The job fails at its n-th attempt and succeeds before.</summary>
    private static SimulationScript WithFailing(string job, int attempt) =>
        new(SimulatedJob.Default, new Dictionary<string, EquatableList<SimulatedJob>>
        {
            [job] = [.. Enumerable.Repeat(SimulatedJob.Default, attempt - 1), Bad],
        });
}
