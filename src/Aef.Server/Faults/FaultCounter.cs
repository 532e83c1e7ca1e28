namespace Aef.Server.Faults;

/// <summary>
/// Decides which calls have a fault. Whether the n-th call of a rule has one depends on the seed, the rule and n alone, so that a run can
/// be repeated. Safe for concurrent use.
/// </summary>
internal sealed class FaultCounter(FaultPlan plan)
{
    private readonly Lock _lock = new();
    private readonly long[] _matched = new long[plan.Rules.Count];
    private readonly long[] _caused = new long[plan.Rules.Count];

    /// <summary>How many faults there were.</summary>
    public long Caused
    {
        get
        {
            lock (_lock)
            {
                return _caused.Sum();
            }
        }
    }

    /// <summary>The fault of a call; null for none. Each rule about the call counts it.</summary>
    public Fault? Next(string method, string path)
    {
        Fault? fault = null;
        lock (_lock)
        {
            for (var i = 0; i < _matched.Length; i++)
            {
                var rule = plan.Rules[i];
                if (!rule.IsAbout(method, path))
                {
                    continue;
                }

                _matched[i]++;
                if (fault is null && (rule.Times is not { } most || _caused[i] < most) && IsHit(rule, i, _matched[i]))
                {
                    _caused[i]++;
                    fault = rule.Fault;
                }
            }
        }

        return fault;
    }

    private bool IsHit(FaultRule rule, int index, long number) =>
        (rule.Calls.Count == 0 || rule.Calls.Contains(number))
        && (rule.Probability is not { } probability || Chance(plan.Seed, (ulong)index, (ulong)number) < probability);

    /// <summary>A number from 0 to 1 (splitmix64).</summary>
    private static double Chance(ulong seed, ulong rule, ulong number)
    {
        var z = seed + (0x9E37_79B9_7F4A_7C15 * (number + (rule << 32)));
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
