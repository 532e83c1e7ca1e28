using Aef.Adapters.History;
using Aef.Runs.Audit;
using Aef.Runs.History;
using Aef.Runs.State;

namespace Aef.Tests.History;

public sealed class RunHistoryTests : IDisposable
{
    private static readonly RunActor Actor = new("ann", "laptop");
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
    private readonly RecordedSession _session = new();

    public void Dispose() => _session.Dispose();

    private RunHistory WithIndex => new(_session.State, path => new SqliteRunStore(path));

    private RunHistory WithoutIndex => new(_session.State);

    [Fact]
    public void The_index_answers_every_query_as_the_folders_do()
    {
        string[] pipelines = ["daily-sales", "Daily_sales", "taxi", "daily"];
        RecordedState[] states = [RecordedState.Succeeded, RecordedState.Failed, RecordedState.Cancelled];
        for (var i = 0; i < 24; i++)
        {
            _session.Write(RecordedSession.Record(RunId.Create(Now.AddHours(-i), i), pipelines[i % 4], states[i % 3]));
        }

        var queries =
            from pipeline in new[] { null, "taxi", "DAILY*", "d?ily", "none" }
            from state in new IReadOnlyList<RecordedState>?[]
            {
                null, [RecordedState.Failed], [RecordedState.Succeeded, RecordedState.Cancelled],
            }
            from since in new DateTimeOffset?[] { null, Now.AddHours(-10), Now.AddHours(-10).AddMilliseconds(-500), Now.AddDays(1) }
            from limit in new int?[] { null, 1, 3, 100 }
            select new RunQuery { Pipeline = pipeline, States = state, Since = since, Limit = limit };

        foreach (var query in queries)
        {
            WithIndex.List(query).Runs.ShouldBe(WithoutIndex.List(query).Runs, query.ToString());
        }

        WithIndex.List(new RunQuery { Pipeline = "DAILY*", Limit = 2 })
            .Runs.Select(r => r.Pipeline)
            .ShouldBe(["daily-sales", "Daily_sales"]);
        WithIndex.List(new RunQuery { Since = Now.AddHours(-10) }).Runs.Count.ShouldBe(11);
    }

    [Fact]
    public void The_index_finds_what_other_processes_have_added_ended_and_removed()
    {
        var first = _session.Write(RecordedSession.Record("20261130-100000-aaa"));
        var second = _session.Write(RecordedSession.Record("20261130-110000-aaa", state: RecordedState.Running));
        States().ShouldBe(["20261130-110000-aaa Interrupted", "20261130-100000-aaa Succeeded"]);

        using (RunLock.Take(second.LockPath))
        {
            States().ShouldBe(["20261130-110000-aaa Running", "20261130-100000-aaa Succeeded"]);
        }

        second.Write(RecordedSession.Record("20261130-110000-aaa", state: RecordedState.Failed));
        States().ShouldBe(["20261130-110000-aaa Failed", "20261130-100000-aaa Succeeded"]);

        // One is removed and another one added, so that the number is the same.
        Directory.Delete(first.FolderPath, recursive: true);
        _session.Write(RecordedSession.Record("20261130-103000-aaa"));
        States().ShouldBe(["20261130-110000-aaa Failed", "20261130-103000-aaa Succeeded"]);

        Directory.Delete(second.FolderPath, recursive: true);
        States().ShouldBe(["20261130-103000-aaa Succeeded"]);

        string[] States() => [.. WithIndex.List(new RunQuery()).Runs.Select(r => $"{r.Id} {r.State}")];
    }

    [Fact]
    public void An_index_that_is_damaged_or_missing_is_created_again()
    {
        _session.Write(RecordedSession.Record("20261130-100000-aaa"));
        WithIndex.List(new RunQuery()).Runs.Count.ShouldBe(1);

        File.WriteAllText(_session.State.IndexPath, new string('x', 10_000));
        WithIndex.List(new RunQuery()).ShouldSatisfyAllConditions(l => l.Runs.Count.ShouldBe(1), l => l.Diagnostics.ShouldBeEmpty());

        File.Delete(_session.State.IndexPath);
        WithIndex.List(new RunQuery()).Runs.Count.ShouldBe(1);

        using (var store = new SqliteRunStore(_session.State.IndexPath))
        {
            store.Put([RecordedSession.Record("20261130-110000-aaa")]);
            store.Count.ShouldBe(2);
        }

        WithIndex.Rebuild(out var problem).ShouldBe(1);
        problem.ShouldBeNull();
        using var again = new SqliteRunStore(_session.State.IndexPath);
        again.ListIds().ShouldBe(["20261130-100000-aaa"]);
    }

    [Fact]
    public void An_index_that_is_created_again_stays_the_one_that_other_processes_have_opened()
    {
        _session.Write(RecordedSession.Record("20261130-100000-aaa"));
        using var other = new SqliteRunStore(_session.State.IndexPath);

        WithIndex.Rebuild(out _).ShouldBe(1);
        other.Put([RecordedSession.Record("20261130-110000-aaa")]);

        using var reader = new SqliteRunStore(_session.State.IndexPath);
        reader.ListIds().ShouldBe(["20261130-100000-aaa", "20261130-110000-aaa"], ignoreOrder: true);
    }

    [Fact]
    public void Many_can_create_fill_and_read_the_index_at_once()
    {
        _session.Write(RecordedSession.Record("20261130-100000-aaa"));
        for (var round = 0; round < 5; round++)
        {
            _session.State.DeleteIndex();
            Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
            {
                var id = $"20261130-10000{i}-bbb";
                _session.Write(RecordedSession.Record(id));
                using (var store = new SqliteRunStore(_session.State.IndexPath))
                {
                    store.Put([RecordedSession.Record(id)]);
                }

                WithIndex.Rebuild(out var problem);
                problem.ShouldBeNull();
                WithIndex.List(new RunQuery()).Diagnostics.ShouldBeEmpty();
            });

            WithIndex.List(new RunQuery()).Runs.Count.ShouldBe(5);
        }
    }

    [Fact]
    public void Without_the_library_of_the_index_the_folders_are_read_with_a_warning()
    {
        _session.Write(RecordedSession.Record("20261130-100000-aaa"));
        var history = new RunHistory(_session.State, _ => throw new RunStoreException("the native library of SQLite is missing."));

        var list = history.List(new RunQuery());

        list.Runs.ShouldHaveSingleItem();
        var warning = list.Diagnostics.ShouldHaveSingleItem();
        (warning.Code, warning.Message).ShouldBe(
            (
                "AEF7208",
                "The index of runs cannot be used: the native library of SQLite is missing. "
                    + "The runs were read from their folders, which is slower."));
        history.Rebuild(out var problem).ShouldBeNull();
        problem.ShouldNotBeNull().Code.ShouldBe("AEF7200");
    }

    [Fact]
    public void A_folder_in_place_of_the_index_is_no_reason_to_fail()
    {
        _session.Write(RecordedSession.Record("20261130-100000-aaa"));
        Directory.CreateDirectory(_session.State.IndexPath);

        var list = WithIndex.List(new RunQuery());

        (list.Runs.Count, list.Diagnostics.Count).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("latest", "20261130-110000-bbb")]
    [InlineData("latest-failed", "20261130-100000-aab")]
    [InlineData("20261130-11", "20261130-110000-bbb")]
    [InlineData("20261130-100000-AAA", "20261130-100000-aaa")]
    [InlineData("20261130-100000-aab", "20261130-100000-aab")]
    [InlineData("20261130-100000", "AEF7204")]
    [InlineData("20271130", "AEF7203")]
    [InlineData("", "AEF7203")]
    [InlineData("..", "AEF7203")]
    public void A_run_is_found_by_its_id_the_beginning_of_its_id_or_a_name(string name, string expected)
    {
        _session.Write(RecordedSession.Record("20261130-100000-aaa"));
        _session.Write(RecordedSession.Record("20261130-100000-aab", state: RecordedState.Failed));
        _session.Write(RecordedSession.Record("20261130-110000-bbb", state: RecordedState.Cancelled));

        var found = WithIndex.Find(name, out var problem);

        (found?.Id ?? problem?.Code).ShouldBe(expected);
    }

    [Fact]
    public void Old_runs_are_removed_by_age_number_and_size_and_active_ones_never()
    {
        for (var day = 0; day < 6; day++)
        {
            _session.Write(RecordedSession.Record(RunId.Create(Now.AddDays(-day), 0)));
        }

        using var active = RunLock.Take(RunFolder.Of(_session.State, RunId.Create(Now.AddDays(-5), 0)).LockPath);

        Days(new RetentionPolicy { MaxAge = TimeSpan.FromDays(3.5) }).ShouldBe([4]);
        Days(new RetentionPolicy { MaxRuns = 2 }).ShouldBe([4, 3, 2]);
        Days(new RetentionPolicy { MaxBytes = 2500 }).ShouldBe([4, 3, 2]);
        Days(new RetentionPolicy { MaxAge = TimeSpan.FromDays(30), MaxRuns = 10, MaxBytes = 6000 }).ShouldBeEmpty();
        Directory.GetDirectories(_session.State.RunsPath).Length.ShouldBe(6, "nothing was removed so far");

        var pruning = WithIndex.Prune(new RetentionPolicy { MaxRuns = 2 }, Actor, Now);

        (pruning.Runs.Count, pruning.Bytes, pruning.Diagnostics.Count).ShouldBe((3, 3000, 0));
        WithIndex.List(new RunQuery()).Runs.Count.ShouldBe(3);
        Directory.GetFileSystemEntries(_session.State.RunsPath).Length.ShouldBe(3, "no rest of a removed run is left");
        new AuditLog(_session.State.AuditPath).Read(out _).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(e => e.Action.ShouldBe("prune"), e => e.Detail.ShouldNotBeNull().ShouldContain("3 runs"));

        int[] Days(RetentionPolicy policy) =>
            [.. WithIndex.Prune(policy, Actor, Now, applies: false).Runs.Select(r => (int)(Now - r.Started).TotalDays)];
    }

    [Fact]
    public void Nothing_is_removed_or_cancelled_without_a_line_in_the_audit_log()
    {
        var run = _session.Write(RecordedSession.Record("20261130-100000-aaa", state: RecordedState.Running));
        Directory.CreateDirectory(_session.State.AuditPath);
        using var active = RunLock.Take(run.LockPath);
        _session.Write(RecordedSession.Record("20261130-090000-aaa"));

        WithIndex.Prune(new RetentionPolicy { MaxRuns = 0 }, Actor, Now).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF7220");
        WithIndex.Cancel(run, Actor, Now).ShouldNotBeNull().Code.ShouldBe("AEF7220");

        Directory.GetDirectories(_session.State.RunsPath).Length.ShouldBe(2);
        run.Control.IsCancelRequested.ShouldBeFalse();
    }

    [Theory]
    [InlineData("30d", 30 * 24 * 60)]
    [InlineData("1.5h", 90)]
    [InlineData("2W", 14 * 24 * 60)]
    [InlineData("90m", 90)]
    [InlineData("0d", null)]
    [InlineData("-1d", null)]
    [InlineData("30", null)]
    [InlineData("d", null)]
    [InlineData("99999999999999d", null)]
    public void Periods_are_numbers_with_a_unit(string text, int? minutes) =>
        (Period.TryParse(text, out var period) ? period.TotalMinutes : (double?)null).ShouldBe(minutes);

    [Theory]
    [InlineData("5GB", 5L << 30)]
    [InlineData("1.5mb", 1_572_864L)]
    [InlineData("10", null)]
    public void Sizes_are_numbers_with_a_unit(string text, long? bytes) =>
        (Period.TryParseSize(text, out var size) ? size : (long?)null).ShouldBe(bytes);
}
