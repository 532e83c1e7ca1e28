using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using Aef.Tests.Support;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Targets;

/// <summary>An execution has little memory, so it keeps the records of the first hundred failures and names the first ten.</summary>
public sealed class KeptRecordTests
{
    private const int Kept = 100;

    private static readonly CloudWorkflowsOptions EachLevel = new() { Splitting = WorkflowSplitting.WhereNeeded, MaxPartLevels = 1 };

    [Theory]
    [InlineData(Kept - 1)]
    [InlineData(Kept)]
    [InlineData(Kept + 1)]
    [InlineData(Kept + 50)]
    public void A_thread_keeps_the_first_hundred_failures_that_it_continued_after(int count) =>
        Continued(Level(1, [count], mayFail: true)).ShouldBe(First(count));

    [Theory]
    [InlineData(Kept - 1, 11)]
    [InlineData(Kept, 10)]
    [InlineData(Kept + 1, 11)]
    [InlineData(Kept + 50, 20)]
    public void Named_and_wide_levels_keep_a_hundred_failures_that_their_threads_continued_after(int count, int threads)
    {
        var sizes = Enumerable.Range(0, threads).Select(t => (count / threads) + (t < count % threads ? 1 : 0)).ToArray();

        Continued(Level(1, sizes, mayFail: true)).Length.ShouldBe(Math.Min(Kept, count));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 12)]
    [InlineData(12, 1)]
    [InlineData(12, 12)]
    public void All_levels_of_a_run_together_keep_the_first_hundred(int threads, int threadsBehind)
    {
        var levels = Level(1, [.. Enumerable.Repeat(60 / threads, threads)], mayFail: true)
            + Level(61, [.. Enumerable.Repeat(60 / threadsBehind, threadsBehind)], mayFail: true);

        ShouldBeAllOfTheFirstAndFortyOfTheSecond(Continued(levels));
        ShouldBeAllOfTheFirstAndFortyOfTheSecond(Continued(levels, EachLevel));
    }

    [Theory]
    [InlineData(40, 59)]
    [InlineData(40, 60)]
    [InlineData(40, 61)]
    [InlineData(100, 1)]
    [InlineData(0, 101)]
    public void The_parts_of_a_split_run_together_keep_the_first_hundred(int first, int second)
    {
        var levels = Level(1, [Math.Max(1, first)], mayFail: first > 0) + Level(first + 1001, [second], mayFail: true);
        var expected = First(first).Concat(Enumerable.Range(first + 1001, second).Select(i => $"J{i}")).Take(Kept);

        Continued(levels, EachLevel).ShouldBe(expected);
    }

    [Fact]
    public void A_failed_part_reports_what_earlier_parts_continued_after()
    {
        var run = Run(Level(1, [60], mayFail: true) + Level(61, [60], mayFail: true) + Level(121, [1], mayFail: false), EachLevel);

        run.State.ShouldBe(RunState.Failed);
        var error = run.Execution.Error.ShouldNotBeNull().Value;
        Ids(error["failures"]).ShouldBe(["J121"]);
        Ids(error["continued"]).ShouldBe(First(Kept));
    }

    [Theory]
    [InlineData(Kept - 1)]
    [InlineData(Kept)]
    [InlineData(Kept + 1)]
    public void A_wide_level_keeps_the_records_of_a_hundred_failed_threads_and_the_ids_of_all(int threads)
    {
        var error = Run(Level(1, [.. Enumerable.Repeat(1, threads)], mayFail: false)).Execution.Error.ShouldNotBeNull().Value;

        error["count"].ShouldBe((WorkflowValue)threads);
        error["failed"].Items.Count.ShouldBe(threads);
        Ids(error["failures"]).ShouldBe(First(threads));
    }

    [Theory]
    [InlineData(1, "J1")]
    [InlineData(2, "J1, J2")]
    [InlineData(9, "J1, J2, J3, J4, J5, J6, J7, J8, J9")]
    [InlineData(10, "J1, J2, J3, J4, J5, J6, J7, J8, J9, J10")]
    [InlineData(11, "J1, J2, J3, J4, J5, J6, J7, J8, J9, J10 and 1 more")]
    [InlineData(25, "J1, J2, J3, J4, J5, J6, J7, J8, J9, J10 and 15 more")]
    public void The_message_names_ten_jobs_and_counts_the_others(int threads, string expected)
    {
        var levels = Level(1, [.. Enumerable.Repeat(1, threads)], mayFail: false);

        Message(CloudWorkflowsOptions.Default)
            .ShouldBe($"The pipeline failed at {expected}: JobFailed: The job failed (Exception: the simulated job failed)");
        Message(new CloudWorkflowsOptions { MaxNamedThreads = 1 })
            .ShouldBe($"The pipeline failed at {expected}: JobFailed: The job failed (Exception: the simulated job failed)");

        string? Message(CloudWorkflowsOptions options) =>
            RecordedCall.Text(Run(levels, options).Execution.Error.ShouldNotBeNull().Value["message"]);
    }

    private static void ShouldBeAllOfTheFirstAndFortyOfTheSecond(string[] continued)
    {
        continued.Length.ShouldBe(Kept);
        continued.Take(60).Order(StringComparer.Ordinal).ShouldBe(First(60).Order(StringComparer.Ordinal));
        continued.ShouldBeUnique();
    }

    private static string[] First(int count) => [.. Enumerable.Range(1, Math.Min(Kept, count)).Select(i => $"J{i}")];

    private static string[] Continued(string levels, CloudWorkflowsOptions? options = null)
    {
        var run = Run(levels, options);
        run.State.ShouldBe(RunState.Succeeded, run.Execution.Error?.ToString());
        return Ids(run.Execution.Result["continued"]);
    }

    private static string[] Ids(WorkflowValue records) => [.. records.Items.Select(r => RecordedCall.Text(r["job_id"]).ShouldNotBeNull())];

    /// <summary>Runs levels, all of whose jobs with mayFail fail, and the others too unless a later level follows.</summary>
    private static Run Run(string levels, CloudWorkflowsOptions? options = null)
    {
        var pipeline = Definitions.Bound("name: p\nlevels:\n" + levels);
        var fails = new SimulatedJob { Ends = SimulatedEnd.Failed, Polls = 1 };
        var script = Pipelines.Script(pipeline.Steps
            .Where(s => s.ContinueIfFail || pipeline.Levels[^1].Threads.SelectMany(t => t.Steps).Contains(s))
            .Select(s => (s.JobId, fails)));
        return Pipelines.Run(CloudWorkflowsTarget.Compile(pipeline, format: SourceFormat.Json, options: options), script);
    }

    /// <summary>A level with threads of so many steps each; the steps are numbered from <paramref name="first"/>.</summary>
    private static string Level(int first, int[] sizes, bool mayFail)
    {
        var number = first;
        var threads = sizes.Select(size => string.Join(", ", Enumerable.Range(0, size).Select(_ => Step(number++))));
        return $"- threads: [{string.Join(", ", threads.Select(t => $"[{t}]"))}]\n";

        string Step(int id) => $"{{job_id: J{id}, job_name: n, function_id_name: f, continue_if_fail: {(mayFail ? "true" : "false")}}}";
    }
}
