namespace Aef.Fuzz;

/// <summary>
/// Random numbers that follow from a seed and a number alone, the same on every version of .NET (SplitMix64): an input is known by them.
/// </summary>
public sealed class Dice(ulong seed, long number)
{
    private ulong _state = seed * 0x9E3779B97F4A7C15 + (ulong)number * 0xD1342543DE82EF95 + 1;

    public ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>From 0 up to, not including, an end above 0.</summary>
    public int Below(int end) => (int)(Next() % (uint)end);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => Below(times) == 0;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];
}
