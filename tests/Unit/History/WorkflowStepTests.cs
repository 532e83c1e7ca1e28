using Aef.Runs.Executors;
using Aef.Runs.History;
using Aef.Runs.Launching;
using Aef.Runs.State;
using Aef.Tests.Cli;
using Aef.Tests.LocalRuns;

namespace Aef.Tests.History;

/// <summary>Steps of real runs that run other workflows, whose definitions are next to that of the run.</summary>
public sealed class WorkflowStepTests : IDisposable
{
    private readonly RecordedSession _session = new();

    public void Dispose() => _session.Dispose();

    private string Marks => _session.Aef.PathOf("marks");

    [Fact]
    public async Task Definitions_and_sources_run_and_their_results_reach_the_next_step()
    {
        AddChild();
        _session.Aef.File("twice.yaml", "main: { params: [args], steps: [ { r: { return: '${args.n * 2}' } } ] }");
        var parent = _session.Aef.File("parent.yaml", $$$"""
            name: parent
            levels:
            - - {job_id: A, job_name: a, type: workflows, workflows_name: child}
              - {job_id: B, job_name: b, executor: workflow, with: {workflow: twice, argument: {n: 21} } }
            - - job_id: C
                job_name: c
                executor: command
                with: {command: [sh, -c, 'echo "$1" >> "$2"', sh, "${steps.B.output}", "{{{Marks}}}"]}
            """);

        var run = await _session.RunAsync("run", parent);

        run.ExitCode.ShouldBe(0, run.Error + run.Output);
        File.ReadAllLines(Marks).ShouldBe(["child", "42"]);
        Records().Select(r => (r.Pipeline, r.State)).ShouldBe(
            [("twice", RecordedState.Succeeded), ("child", RecordedState.Succeeded), ("parent", RecordedState.Succeeded)]);
        run.Error.ShouldContain($"A runs as {Records()[1].Id}\n");
    }

    [Fact]
    public async Task A_workflow_that_fails_fails_the_step_with_its_reason()
    {
        _session.Aef.File("child.yaml", """
            name: child
            levels:
            - - {job_id: J01, job_name: j, executor: command, with: {command: ["false"]}}
            """);

        var run = await _session.RunAsync("run", Parent());

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("answer: J01: The job failed (exit code 1)");
    }

    [Fact]
    public async Task What_a_workflow_cannot_do_here_is_reported_before_the_start_and_nothing_starts()
    {
        AddChild();
        _session.Aef.File("cloud.yaml", """
            name: cloud
            levels:
            - - {job_id: Q, job_name: q, executor: bigquery-query, with: {sql: select 1}}
              - {job_id: P, job_name: p, type: workflows, workflows_name: parent}
            """);
        var parent = _session.Aef.File("parent.yaml", """
            name: parent
            levels:
            - - {job_id: A, job_name: a, type: workflows, workflows_name: child}
            - - {job_id: B, job_name: b, type: workflows, workflows_name: cloud}
              - {job_id: C, job_name: c, executor: workflow, with: {workflow: ../child}}
            """);

        var run = await _session.RunAsync("run", parent);

        run.ExitCode.ShouldBe(1);
        foreach (var code in (string[])["AEF7000", "AEF7452", "AEF7453"])
        {
            run.Error.Split($"error {code}").Length.ShouldBe(2, run.Error);
        }

        File.Exists(Marks).ShouldBeFalse();
        Records().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_resumed_run_uses_the_run_that_its_step_has_started()
    {
        var child = AddChild();
        RunFolder folder;
        using (var killed = RealRun.Prepare(
            string.Empty,
            r => r with
            {
                Input = RealRun.Workspace.LoadFile(Parent()),
                Recording = new RecordingOptions(_session.State, new("ann", "pc")),
            }))
        {
            killed.Begin().ShouldBeTrue();
            folder = killed.Folder.ShouldNotBeNull();

            // As a process that was killed when the workflow had ended, before the journal had its result.
            (await _session.RunAsync("run", child)).ExitCode.ShouldBe(0);
            folder.Children.Add(new JobIdentity("x", "parent", "A", "a", "1", "1", 1), Records()[0].Id);
        }

        var resumed = await _session.RunAsync("resume", folder.Id);

        resumed.ExitCode.ShouldBe(0, resumed.Error + resumed.Output);
        File.ReadAllLines(Marks).ShouldBe(["child"]);
        Records().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_resumed_run_starts_a_workflow_again_whose_process_has_ended_before_its_journal_was_begun()
    {
        AddChild();
        RunFolder folder;
        using (var killed = RealRun.Prepare(
            string.Empty,
            r => r with
            {
                Input = RealRun.Workspace.LoadFile(Parent()),
                Recording = new RecordingOptions(_session.State, new("ann", "pc")),
            }))
        {
            killed.Begin().ShouldBeTrue();
            folder = killed.Folder.ShouldNotBeNull();
            var begun = _session.Write(RecordedSession.Record(
                RunId.Create(DateTimeOffset.UtcNow, 7), "child", RecordedState.Running) with { Ended = null });
            File.WriteAllBytes(begun.JournalPath, []);
            folder.Children.Add(new JobIdentity("x", "parent", "A", "a", "1", "1", 1), begun.Id);
        }

        var resumed = await _session.RunAsync("resume", folder.Id);

        resumed.ExitCode.ShouldBe(0, resumed.Error + resumed.Output);
        File.ReadAllLines(Marks).ShouldBe(["child"]);
    }

    private string AddChild() => _session.Aef.File("child.yaml", $$$"""
        name: child
        levels:
        - - {job_id: J01, job_name: j, executor: command, with: {command: [sh, -c, 'echo child >> "$1"', sh, "{{{Marks}}}"]}}
        """);

    private string Parent() => _session.Aef.File("parent.yaml", """
        name: parent
        levels:
        - - {job_id: A, job_name: a, type: workflows, workflows_name: child}
        """);

    private IReadOnlyList<RunRecord> Records() => new RunHistory(_session.State).List(new RunQuery()).Runs;
}
