using Aef.Core.Views.Reports.Ci;
using Aef.Documents.Diagnostics;
using Aef.Runs.Executors;
using Aef.Runs.Local;
using Aef.Runs.Observation;
using Aef.Runs.Progress;

namespace Aef.Tests.Observation;

/// <summary>Where a run shows why its steps have failed.</summary>
public sealed class FailureReasonTests : IDisposable
{
    private readonly ObservedSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task The_reason_is_in_the_log_in_the_record_in_the_summary_and_in_annotations()
    {
        _session.Job = ObservedSession.Do(_ => JobResult.Failed("Binder Error: no column \"x\"\n\nDid you mean \"y\"?"));
        await using var prepared = _session.Prepare(ObservedSession.Work);
        prepared.Begin().ShouldBeTrue();

        var run = await prepared.RunAsync();

        var folder = _session.Folders.ShouldHaveSingleItem();
        File.ReadAllText(folder.LogPathOf("A", 1)).ShouldBe("! Binder Error: no column \"x\"\n! Did you mean \"y\"?\n");
        folder.ReadRecord().Failure!.ShouldStartWith("A: The job failed: Binder Error: no column \"x\"");
        prepared.MakeReport(run).ToJson().ShouldContain("\"error\": \"A: The job failed: Binder Error");
        var annotation = prepared.MakeReport(run).Annotations().ShouldHaveSingleItem();
        (annotation.Severity, annotation.Title, annotation.Start.Line).ShouldBe((DiagnosticSeverity.Error, "sales: A", 3));
        annotation.Message.ShouldStartWith("A: The job failed: Binder Error: no column \"x\"");
        CiAnnotationWriter.Write(CiSystem.GitHubActions, [annotation], Path.GetDirectoryName(_session.PathOf("x"))!)
            .ShouldHaveSingleItem().ShouldStartWith("::error ");
    }

    [Fact]
    public async Task A_step_that_was_running_when_its_run_was_cancelled_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        _session.Job = async (_, token) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return JobResult.Success(default);
        };
        await using var prepared = _session.Prepare(ObservedSession.Work + "\n- - {job_id: B, job_name: b, executor: work}\n");
        prepared.Begin().ShouldBeTrue();

        var run = await prepared.RunAsync(cancellationToken: cancel.Token);

        run.State.ShouldBe(RunState.Cancelled);
        var steps = RunProgress.Of(run).Steps.ToList();
        StepStates.Describe(steps).ShouldBe("1 cancelled, 1 not reached");
        (steps[0].HasEnded, steps[0].EndTime is null).ShouldBe((true, false));
    }

    [Theory]
    [InlineData("""{"rows": [], "rows_changed": [null, 5, 7, null]}""", 7L)]
    [InlineData("""{"rows": [], "rows_changed": [null]}""", null)]
    [InlineData("""{"rows": [], "rows_changed": []}""", null)]
    [InlineData("""{"rows": 3, "rows_changed": [5]}""", 3L)]
    [InlineData("""{"rows_changed": 4}""", 4L)]
    public void The_rows_of_statements_are_those_of_the_last_one_that_counts(string output, long? rows) =>
        OutputRows.Of(output).ShouldBe(rows);
}
