using Aef.Core.Pipelines.Model;

namespace Aef.Tests.Admission;

/// <summary>How a run ends, and when, in seconds.</summary>
internal sealed record AdmissionOutcome(string Id, string State, double Admitted, double Ended)
{
    public bool Resembles(AdmissionOutcome other) =>
        State == other.State
        && Math.Abs(Ended - other.Ended) < 0.01
        && (State != "succeeded" || Math.Abs(Admitted - other.Admitted) < 0.01);
}

/// <summary>What docs/concurrency.md describes of several runs, as a small simulation that shares no code with the product.</summary>
internal sealed class AdmissionModel(AdmissionCase test)
{
    private readonly PriorityQueue<Action, (double Time, int Number)> _events = new();
    private readonly Dictionary<string, AdmissionOutcome> _ended = [];
    private int _number;
    private double _now;

    public static IReadOnlyList<AdmissionOutcome> Of(AdmissionCase test) => new AdmissionModel(test).Outcomes();

    private List<AdmissionOutcome> Outcomes()
    {
        foreach (var run in test.Runs)
        {
            At(StartOf(run), () => Begin(run));
        }

        while (_events.TryDequeue(out var action, out var due))
        {
            _now = due.Time;
            action();
        }

        return test.Runs.Select(r => _ended[r.Id]).ToList();
    }

    private static double StartOf(AdmissionRun run) => run.Start / 1e6;

    private void At(double time, Action action) => _events.Enqueue(action, (time, _number++));

    private void End(AdmissionRun run, string state, double admitted = -1) =>
        _ended.TryAdd(run.Id, new AdmissionOutcome(run.Id, state, admitted, _now));

    private void Begin(AdmissionRun run)
    {
        if (run.HasWrongLabel)
        {
            End(run, "refused");
        }
        else
        {
            Look(run, 1);
        }
    }

    private void Look(AdmissionRun run, int look)
    {
        if (_ended.ContainsKey(run.Id))
        {
            return;
        }

        var earlier = test.Runs
            .Where(r => r.Key == run.Key && !r.HasWrongLabel && !_ended.ContainsKey(r.Id) && StartOf(r) <= _now)
            .Where(r => r.Start < run.Start || (r.Start == run.Start && string.CompareOrdinal(r.Id, run.Id) < 0))
            .OrderBy(r => r.Start)
            .ThenBy(r => r.Id, StringComparer.Ordinal)
            .ToList();
        if (earlier.Count < test.Limit)
        {
            var admitted = _now;
            At(_now + run.Seconds, () => End(run, "succeeded", admitted));
        }
        else if (test.Behavior == ConcurrencyBehavior.Queue)
        {
            var waited = _now - StartOf(run);
            var pause = waited < 200 ? 10 : waited < 6_000 ? waited / 20 : waited < 30_000 ? 300 : waited / 100;
            At(_now + pause, () => Look(run, look + 1));
        }
        else if (test.Behavior == ConcurrencyBehavior.CancelOldest)
        {
            earlier[..^(test.Limit - 1)].ForEach(victim => End(victim, "cancelled"));
            At(_now + look, () => Look(run, look + 1));
        }
        else if (look == 2)
        {
            End(run, "refused");
        }
        else
        {
            At(_now + 5, () => Look(run, 2));
        }
    }
}
