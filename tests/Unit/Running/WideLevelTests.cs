using System.Diagnostics;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Xunit.Abstractions;

namespace Aef.Tests.Running;

/// <summary>A level with a thousand threads, with all limits of the service on.</summary>
public sealed class WideLevelTests(ITestOutputHelper output)
{
    private const int Width = 1_000;
    private const int FullRecords = 100;

    private static readonly WorkflowArtifact Wide = Pipelines.OneLevel(
        Enumerable.Range(1, Width).Select(i => ($"J{i:0000}", $"load table {i}")));

    [Fact]
    public void A_thousand_threads_run_twenty_at_a_time()
    {
        var clock = Stopwatch.StartNew();
        var run = Pipelines.Run(Wide);
        output.WriteLine(
            $"{clock.Elapsed.TotalMilliseconds:0} ms, {run.Execution.StepsExecuted} executed steps, at most {run.Execution.PeakMemoryBytes} bytes of variables, {Wide.Bytes} bytes of source");

        run.State.ShouldBe(RunState.Succeeded, run.Execution.Error?.ToString());
        run.Events.Count(e => e.Kind == RunEventKind.StepSucceeded).ShouldBe(Width);
        run.Duration.ShouldBe(TimeSpan.FromSeconds(90) * (Width / 20));
        var running = 0;
        run.Events.Select(e => running += e.Kind switch { RunEventKind.AttemptStarted => 1, RunEventKind.StepSucceeded => -1, _ => 0 })
            .Max()
            .ShouldBe(20);
    }

    [Fact]
    public void Two_runs_have_equal_events_byte_for_byte()
    {
        var script = Pipelines.All(
            new SimulatedJob { Polls = 2, CallSeconds = 0.5, Poll = [new SimulatedReply(SimulatedReplyKind.ConnectionLost)] });
        var lines = Enumerable.Range(0, 2)
            .Select(_ => string.Join('\n', Pipelines.Run(Wide, script).Events.Select(RunEventWriter.ToJsonLine)))
            .ToList();

        lines[0].ShouldBe(lines[1]);
    }

    [Fact]
    public void A_thousand_failing_threads_are_all_named()
    {
        var run = Pipelines.Run(
            Wide,
            Pipelines.All(new SimulatedJob { Ends = SimulatedEnd.Failed, Polls = 1, Message = new string('x', 300) }));
        var error = run.Execution.Error.ShouldNotBeNull().Value;
        output.WriteLine(
            $"{run.Execution.StepsExecuted} executed steps, at most {run.Execution.PeakMemoryBytes} bytes of variables, an error of {error.ToJson().Length} characters");

        error["tags"].ToJson().ShouldBe("""["PipelineFailed"]""");
        error["count"].TryGetInteger(out var count).ShouldBeTrue();
        count.ShouldBe(Width);
        error["failed"].Items.Select(id => id.TryGetString(out var text) ? text : null).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(1, Width).Select(i => $"J{i:0000}"));
        error["failures"].Items.Count.ShouldBe(FullRecords);
        run.Failures.Count.ShouldBe(Width);
    }
}
