using Aef.Core.Pipelines.Model;

namespace Aef.Runs.Admission;

/// <summary>
/// Decides when runs may begin (docs/concurrency.md): exactly, and in the order in which they ask. There is one instance for each pipeline,
/// or for each pool of pipelines. All methods can be called by any thread.
/// </summary>
public sealed class RunAdmission
{
    private readonly Lock _lock = new();

    /// <summary>The runs that have not ended, by key, in the order in which they asked.</summary>
    private readonly Dictionary<string, List<AdmissionTicket>> _runs = new(StringComparer.Ordinal);

    /// <summary>
    /// Asks for a run. The ticket is admitted, waits or is refused; it must be passed to <see cref="End"/> when the run has ended.
    /// </summary>
    /// <param name="runId">The id of the run.</param>
    /// <param name="concurrency">The limit and the behavior.</param>
    /// <param name="key">The value of <c>concurrency.key</c>; empty without one.</param>
    public AdmissionTicket Ask(string runId, ConcurrencyPolicy concurrency, string key = "")
    {
        ArgumentNullException.ThrowIfNull(runId);
        ArgumentNullException.ThrowIfNull(concurrency);
        ArgumentNullException.ThrowIfNull(key);
        var ticket = new AdmissionTicket(runId, key, Math.Max(1, concurrency.EffectiveLimit));
        lock (_lock)
        {
            var earlier = _runs.TryGetValue(key, out var known) ? known : _runs[key] = [];
            if (earlier.Count >= ticket.Limit && concurrency.EffectiveBehavior == ConcurrencyBehavior.Fail)
            {
                ticket.Decide(AdmissionState.Refused);
                return ticket;
            }

            if (concurrency.EffectiveBehavior == ConcurrencyBehavior.CancelOldest)
            {
                ticket.Victims = [.. earlier.Take(earlier.Count - ticket.Limit + 1).Where(t => !t.IsVictim)];
                foreach (var victim in ticket.Victims)
                {
                    victim.IsVictim = true;
                }
            }

            earlier.Add(ticket);
            AdmitNext(earlier);
        }

        return ticket;
    }

    /// <summary>Reports that a run has ended: that it is complete, was cancelled, or no longer waits. The next runs are admitted.</summary>
    public void End(AdmissionTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        lock (_lock)
        {
            if (!_runs.TryGetValue(ticket.Key, out var runs) || !runs.Remove(ticket))
            {
                return;
            }

            ticket.Decide(AdmissionState.Ended);
            if (runs.Count == 0)
            {
                _runs.Remove(ticket.Key);
            }
            else
            {
                AdmitNext(runs);
            }
        }
    }

    /// <summary>The runs with a key that are admitted and have not ended, oldest first.</summary>
    public IReadOnlyList<AdmissionTicket> ActiveOf(string key = "")
    {
        lock (_lock)
        {
            return _runs.TryGetValue(key, out var runs) ? [.. runs.Where(t => t.State == AdmissionState.Admitted)] : [];
        }
    }

    /// <summary>
    /// Admits waiting runs in their order. A run that must wait holds up all later ones, unless it is to be cancelled: it never begins.
    /// </summary>
    private static void AdmitNext(List<AdmissionTicket> runs)
    {
        var active = runs.Count(t => t.State == AdmissionState.Admitted);
        foreach (var next in runs.Where(t => t.State == AdmissionState.Waiting && !t.IsVictim))
        {
            if (active >= next.Limit)
            {
                return;
            }

            next.Decide(AdmissionState.Admitted);
            active++;
        }
    }
}
