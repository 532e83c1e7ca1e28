using Aef.Documents.Collections;
using Aef.Runs.Executors;
using Aef.Runs.History;
using Aef.Runs.Local;
using Aef.Runs.Progress;
using Aef.Runs.State;
using Aef.Tests.Support;

namespace Aef.Tests.History;

public sealed class RunFolderTests : IDisposable
{
    private const string Id = "20261130-181500-k3f";

    private readonly RecordedSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_record_is_read_as_it_was_written()
    {
        var record = RecordedSession.Record(Id, "näme \"x\"", RecordedState.Failed) with
        {
            Definition = "/a/b.yaml",
            DefinitionHash = "sha256:00",
            Environment = "dev",
            Mode = RunMode.Run,
            IsRealTime = true,
            Duration = TimeSpan.FromSeconds(1.25),
            Actor = new RunActor("ann", "laptop") { CiSystem = "github", CiRun = "1" },
            CancelledBy = "bob@pc",
            Inputs = """{"a":[1,2.5,"x"],"b":{"c":true}}""",
            Schedule = "nightly",
            IntervalStart = "2026-11-29",
            IntervalEnd = "2026-11-30",
            RerunOf = "20261129-181500-k3f",
            Resumed = 2,
            Journal = "/a/journal",
            Failure = "C: no\tquota",
            AuditHead = "ff",
        };

        _session.Write(record).ReadRecord().ShouldBe(record);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{\"id\": \"20261130-18")]
    [InlineData("{\"id\": \"20261130-181500-zzz\", \"state\": \"succeeded\"}")]
    public void A_record_that_cannot_be_read_is_damaged_and_what_the_journal_knows_is_kept(string text)
    {
        var folder = _session.Write(RecordedSession.Record(Id));
        File.WriteAllText(Path.Combine(folder.FolderPath, "run.json"), text);
        folder.ReadRecord().ShouldBe(new RunRecord(Id)
        {
            State = RecordedState.Damaged,
            Started = RunId.TimeOf(Id)!.Value,
            Failure = "Its run.json is damaged; the journal, the events and the logs are not affected.",
        });

        File.WriteAllText(folder.JournalPath, "{\"kind\":\"header\",\"name\":\"taxi\",\"mode\":\"run\"}\n{\"kind\"");
        var record = folder.ReadRecord();
        (record.Pipeline, record.Mode, record.State).ShouldBe(("taxi", RunMode.Run, RecordedState.Damaged));

        using (RunLock.Take(folder.LockPath).ShouldNotBeNull())
        {
            folder.ReadRecord().State.ShouldBe(RecordedState.Running, "its process writes the record again when it ends");
        }
    }

    [Fact]
    public void A_tail_returns_complete_events_once_and_all_of_them_after_a_new_start()
    {
        var folder = _session.Write(RecordedSession.Record(Id));
        var tail = new RunEventTail(folder);
        tail.ReadNew().ShouldBeEmpty();

        string[] lines = [.. Enumerable.Range(1, 3).Select(i => RunEventWriter.ToJsonLine(new RunEvent(i, DateTimeOffset.UnixEpoch, RunEventKind.Log)) + "\n")];
        File.WriteAllText(folder.EventsPath, lines[0] + lines[1][..10]);
        tail.ReadNew().Select(e => e.Sequence).ShouldBe([1]);
        File.WriteAllText(folder.EventsPath, lines[0] + lines[1] + lines[2]);
        tail.ReadNew().Select(e => e.Sequence).ShouldBe([2, 3]);
        tail.ReadNew().ShouldBeEmpty();
        tail.Restarted.ShouldBeFalse();

        File.WriteAllText(folder.EventsPath, lines[0]);
        tail.ReadNew().Select(e => e.Sequence).ShouldBe([1]);
        tail.Restarted.ShouldBeTrue();
    }

    [Fact]
    public void A_run_whose_process_has_ended_without_a_result_is_interrupted_and_one_that_is_locked_is_running()
    {
        var folder = _session.Write(RecordedSession.Record(Id, state: RecordedState.Running) with { Ended = null });
        folder.ReadRecord().State.ShouldBe(RecordedState.Interrupted);

        using (RunLock.Take(folder.LockPath).ShouldNotBeNull())
        {
            folder.ReadRecord().State.ShouldBe(RecordedState.Running);
            RunLock.Take(folder.LockPath, TimeSpan.Zero).ShouldBeNull("a second process must not run it");
        }

        folder.ReadRecord().State.ShouldBe(RecordedState.Interrupted);
        RunLock.Take(folder.LockPath).ShouldNotBeNull().Dispose();
    }

    [Fact]
    public void A_folder_without_a_record_is_an_interrupted_run()
    {
        var folder = _session.Write(RecordedSession.Record(Id));
        File.Delete(Path.Combine(folder.FolderPath, "run.json"));

        folder.ReadRecord().ShouldBe(new RunRecord(Id) { State = RecordedState.Interrupted, Started = RunId.TimeOf(Id)!.Value });
    }

    [Fact]
    public void Events_are_read_as_they_were_written_and_a_line_that_was_cut_off_is_left_out()
    {
        var folder = _session.Write(RecordedSession.Record(Id));
        var happened = new RunEvent(7, new DateTimeOffset(2026, 1, 1, 2, 3, 4, 567, TimeSpan.Zero), RunEventKind.AttemptFailed)
        {
            Level =
                "1", Thread = "t", JobId = "J03[2]", JobName = "load", Attempt = 2, AsyncJobId = "x", Link = "https://a", State = "failed",
            Items = 3, Rows = 5_000_000_000, Bytes = 7, ListHash = "h", Reads = EquatableList.Create<string>(["a"]), Output = "{}", Message = "no \"quota\"\n",
        };
        var line = RunEventWriter.ToJsonLine(happened);
        File.WriteAllText(folder.EventsPath, line + "\n" + line[..^9]);

        folder.ReadEvents().ShouldHaveSingleItem().ShouldBe(happened);
    }

    [Fact]
    public void Every_kind_of_event_is_read()
    {
        foreach (var kind in Enum.GetValues<RunEventKind>())
        {
            RunEventReader.TryRead(RunEventWriter.ToJsonLine(new RunEvent(1, DateTimeOffset.UnixEpoch, kind)), out var read).ShouldBeTrue();
            read!.Kind.ShouldBe(kind);
        }
    }

    [Fact]
    public void An_outline_shows_the_same_levels_and_steps_as_the_pipeline()
    {
        var pipeline = Definitions.Bound("""
            name: p
            finally: [{job_id: Z, job_name: z, executor: dataform-tag-executor}]
            levels:
            - [{job_id: A, job_name: a, executor: dataform-tag-executor}, {job_id: B, job_name: b, executor: dataform-tag-executor}]
            - - {job_id: C, job_name: c, executor: dataform-tag-executor}
            """);

        var outline = RunOutline.Parse(System.Text.Encoding.UTF8.GetBytes(RunOutline.Of(pipeline).ToJson())).ShouldNotBeNull();

        Lines(RunProgress.Of(outline)).ShouldBe(Lines(new RunProgress(pipeline)));
        Lines(RunProgress.Of(outline)).Count.ShouldBeGreaterThan(6);

        static List<string> Lines(RunProgress progress) =>
            [
                .. new RunChart(progress, 100).Lines().Select(l => string.Concat(l.Spans.Select(s => s.Text))),
                .. progress.Steps.Select(s => s.Executor!),
            ];
    }

    [Theory]
    [InlineData("J01", "J01")]
    [InlineData("J03[2]", "J03[2]")]
    [InlineData("..", "%2E.")]
    [InlineData("a/b\\c", "a%2Fb%5Cc")]
    [InlineData("ä b", "%C3%A4%20b")]
    public void The_folder_of_a_job_has_a_name_that_every_file_system_accepts(string jobId, string folder)
    {
        FileNames.Of(jobId).ShouldBe(folder);
        StepLog.FromPath(Path.Combine("x", folder, "attempt-2.log"))
            .ShouldBe(new StepLog(jobId, 2, Path.Combine("x", folder, "attempt-2.log")));
    }

    [Fact]
    public void Long_names_of_jobs_are_cut_and_stay_different()
    {
        var (first, second) = (FileNames.Of(new string('a', 300) + "1"), FileNames.Of(new string('a', 300) + "2"));

        first.Length.ShouldBeLessThan(130);
        first.ShouldNotBe(second);
    }

    [Fact]
    public void A_log_ends_at_its_limit_with_a_line_about_it()
    {
        var folder = _session.Write(RecordedSession.Record(Id));
        using (var log = StepLogFile.Open(folder, "A", 1, limit: 1000))
        {
            Parallel.For(0, 100, i => log.Write(new string('x', 20), isError: i % 2 == 0));
        }

        var lines = File.ReadAllLines(folder.LogPathOf("A", 1));

        new FileInfo(folder.LogPathOf("A", 1)).Length.ShouldBeLessThanOrEqualTo(1000);
        lines[..^1].ShouldAllBe(l => l == new string('x', 20) || l == "! " + new string('x', 20));
        lines[^1].ShouldBe("[aef: the log has reached its limit of 1000 bytes; more lines were dropped]");
    }

    [Fact]
    public void A_reader_of_logs_continues_where_it_has_ended_and_leaves_an_incomplete_line()
    {
        var folder = _session.Write(RecordedSession.Record(Id));
        var reader = new RunLogReader(folder);
        using (var log = StepLogFile.Open(folder, "A", 1))
        {
            log.Write("one");
            File.AppendAllText(folder.LogPathOf("A", 1), "tw");
            reader.ReadNew().ShouldBe([new RunLogLine("A", 1, "one")]);
        }

        File.AppendAllText(folder.LogPathOf("A", 1), "o\n\n" + new string('y', 200_000) + "\n");
        using (var log = StepLogFile.Open(folder, "B", 2))
        {
            log.Write("three");
        }

        reader.ReadNew()
            .ShouldBe([new("A", 1, "two"), new("A", 1, string.Empty), new("A", 1, new string('y', 200_000)), new("B", 2, "three")]);
        reader.ReadNew().ShouldBeEmpty();
        new RunLogReader(folder, "B").ReadNew().ShouldBe([new RunLogLine("B", 2, "three")]);
        new RunLogReader(folder, "..").ReadNew().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_watch_sees_a_request_to_cancel_and_ends_without_one()
    {
        var control = _session.Write(RecordedSession.Record(Id)).Control;
        var seen = new TaskCompletionSource();
        await using (control.Watch(() => throw new InvalidOperationException("nobody has asked")))
        {
        }

        await using (control.Watch(seen.SetResult))
        {
            control.RequestCancel(new RunActor("ann", "laptop"), DateTimeOffset.UnixEpoch);
            await seen.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }

        control.CancelledBy().ShouldBe("ann@laptop");
        control.Clear();
        control.IsCancelRequested.ShouldBeFalse();
    }
}
