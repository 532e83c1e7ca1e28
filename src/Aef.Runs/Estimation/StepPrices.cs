namespace Aef.Runs.Estimation;

/// <summary>
/// What executed steps cost, in US dollars. Google's list prices, without discounts and taxes; who knows newer ones makes a table of their
/// own.
/// </summary>
/// <param name="InternalPerThousand">A thousand internal steps: all that are not external.</param>
/// <param name="ExternalPerThousand">A thousand external steps: HTTP to addresses outside of Google, and waiting for callbacks.</param>
/// <param name="FreeInternal">Internal steps a month that cost nothing.</param>
/// <param name="FreeExternal">External steps a month that cost nothing.</param>
/// <param name="Source">Where the numbers are from.</param>
/// <param name="AsOf">When they were read, as people write it.</param>
public sealed record StepPrices(decimal InternalPerThousand, decimal ExternalPerThousand, long FreeInternal, long FreeExternal, string Source, string AsOf)
{
    /// <summary>
    /// The prices that we know. The free steps are those of a copy of the page of 2021; the prices were not confirmed on the page itself.
    /// A newer page speaks of
    /// "billable steps", by which an assignment of several variables would be several steps: this is not counted here.
    /// </summary>
    public static StepPrices Known { get; } = new(0.01m, 0.025m, 5_000, 2_000, "https://cloud.google.com/workflows/pricing", "2021, not confirmed since then");

    /// <summary>What runs cost in one month: each kind is paid in thousands begun, after what is free.</summary>
    public decimal OfMonth(long internalSteps, long externalSteps) =>
        (Blocks(internalSteps - FreeInternal) * InternalPerThousand) + (Blocks(externalSteps - FreeExternal) * ExternalPerThousand);

    /// <summary>What one run adds to a month in which nothing is free any more.</summary>
    public decimal OfRun(long internalSteps, long externalSteps) => ((internalSteps * InternalPerThousand) + (externalSteps * ExternalPerThousand)) / 1000;

    private static long Blocks(long steps) => steps <= 0 ? 0 : ((steps - 1) / 1000) + 1;
}
