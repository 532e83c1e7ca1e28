using Aef.Core.Pipelines.Model;
using Aef.Runs.Admission;
using Aef.Runs.State;

namespace Aef.Tests.Admission;

/// <summary>The admission of real runs among those of other processes: each run has a lock of its own, as in another process.</summary>
public sealed class RunGateTests : IDisposable
{
    private const string Group = "pipeline p";
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-gate-").FullName;
    private readonly Dictionary<string, RunLock> _locks = [];
    private readonly List<string> _cancelled = [];
    private int _count;

    private StateFolder State => StateFolder.Find(new StateLocation(_folder) { Named = "state" });

    public void Dispose()
    {
        foreach (var held in _locks.Values)
        {
            held.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Runs_are_admitted_in_their_order()
    {
        var (first, second, third) = (Ask(), Ask(), Ask());
        States(first, second, third).ShouldBe("Admitted Waiting Waiting");
        second.Earlier.ShouldBe(["20261130-180000-001"]);

        first.Dispose();
        await DecidedAsync(third, AdmissionState.Waiting);
        await DecidedAsync(second, AdmissionState.Admitted);
        second.Dispose();
        await DecidedAsync(third, AdmissionState.Admitted);
    }

    [Fact]
    public async Task Other_runs_come_before_those_of_a_backfill_that_have_waited_longer()
    {
        var (first, backfill, live) = (Ask(isBackfill: true), Ask(isBackfill: true), Ask());

        first.Dispose();

        await DecidedAsync(backfill, AdmissionState.Waiting);
        await DecidedAsync(live, AdmissionState.Admitted);
        live.Dispose();
        await DecidedAsync(backfill, AdmissionState.Admitted);
    }

    [Fact]
    public async Task A_process_that_was_killed_holds_nothing_whether_it_ran_or_waited()
    {
        var (_, _, third) = (Ask(), Ask(), Ask());

        Kill(1);
        Kill(2);

        await DecidedAsync(third, AdmissionState.Admitted);
        Directory.GetFiles(Path.Combine(_folder, "state", "admission")).ShouldHaveSingleItem("what does not count is removed");
    }

    [Fact]
    public void A_run_over_the_limit_is_refused_with_those_before_it()
    {
        var fail = new ConcurrencyPolicy(2, ConcurrencyBehavior.Fail);
        var (first, _, third) = (Ask(fail), Ask(fail), Ask(fail));

        (third.State, string.Join(' ', third.Earlier)).ShouldBe((AdmissionState.Refused, "20261130-180000-001 20261130-180000-002"));
        third.Limit.ShouldBe("the limit of 2 active runs is reached");
        first.Dispose();
        Ask(fail).State.ShouldBe(AdmissionState.Admitted);
        Ask(fail, isResumed: true).State.ShouldBe(AdmissionState.Waiting, "it was admitted before");
    }

    [Fact]
    public async Task The_oldest_runs_are_cancelled_and_awaited()
    {
        var newest = new ConcurrencyPolicy(1, ConcurrencyBehavior.CancelOldest);
        var (first, second) = (Ask(newest), Ask(newest));
        _cancelled.ShouldBe(["20261130-180000-001"]);
        second.Victims.ShouldBe(_cancelled);
        await DecidedAsync(second, AdmissionState.Waiting);

        var third = Ask(newest);
        _cancelled.ShouldBe(["20261130-180000-001", "20261130-180000-002"], "nobody is cancelled twice");
        first.Dispose();
        await DecidedAsync(second, AdmissionState.Waiting); // it is to end, so it never begins
        second.Dispose();
        await DecidedAsync(third, AdmissionState.Admitted);
    }

    [Fact]
    public void Another_group_does_not_wait()
    {
        Ask();

        Ask(group: "pipeline q").State.ShouldBe(AdmissionState.Admitted);
    }

    [Fact]
    public async Task No_more_than_the_limit_are_admitted_when_many_ask_at_once()
    {
        var two = new ConcurrencyPolicy(2);
        var (active, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Claim()).Select(id => Task.Run(async () =>
        {
            using var gate = RunGate.Ask(State, id, two, Group, _cancelled.Add);
            await gate.WaitAsync(CancellationToken.None);
            var now = Interlocked.Increment(ref active);
            lock (_locks)
            {
                most = Math.Max(most, now);
            }

            await Task.Delay(3);
            Interlocked.Decrement(ref active);
        })));

        most.ShouldBe(2);
    }

    private static string States(params RunGate[] gates) => string.Join(' ', gates.Select(g => g.State));

    /// <summary>Lets the run decide again, as it does while it waits.</summary>
    private static async Task DecidedAsync(RunGate gate, AdmissionState expected)
    {
        using var moment = new CancellationTokenSource(expected == AdmissionState.Waiting ? 40 : 20_000);
        try
        {
            await gate.WaitAsync(moment.Token);
        }
        catch (OperationCanceledException)
        {
            // It still waits.
        }

        gate.State.ShouldBe(expected);
    }

    private RunGate Ask(ConcurrencyPolicy? policy = null, string group = Group, bool isBackfill = false, bool isResumed = false) =>
        RunGate.Ask(State, Claim(), policy ?? new ConcurrencyPolicy(), group, _cancelled.Add, isBackfill, isResumed);

    private string Claim()
    {
        var id = $"20261130-180000-{++_count:D3}";
        var run = Path.Combine(State.RunsPath, id);
        Directory.CreateDirectory(run);
        _locks[id] = RunLock.Create(Path.Combine(run, "lock")).ShouldNotBeNull();
        return id;
    }

    private void Kill(int number) => _locks[$"20261130-180000-{number:D3}"].Dispose();
}
