namespace Aef.Runs.Estimation;

/// <summary>
/// The prices of executed steps, in US dollars. Google's list prices, without discounts and taxes; a caller that knows newer ones can
/// create its own table.
/// </summary>
/// <param name="InternalPerThousand">The price of a thousand internal steps: all that are not external.</param>
/// <param name="ExternalPerThousand">The price of a thousand external steps: HTTP calls to hosts outside of Google, and waits for
/// callbacks.</param>
/// <param name="FreeInternal">The number of free internal steps per month.</param>
/// <param name="FreeExternal">The number of free external steps per month.</param>
/// <param name="Source">The source of the prices.</param>
/// <param name="AsOf">The date of the prices, for display.</param>
public sealed record StepPrices(
    decimal InternalPerThousand,
    decimal ExternalPerThousand,
    long FreeInternal,
    long FreeExternal,
    string Source,
    string AsOf)
{
    /// <summary>
    /// The known prices. The free steps are from a copy of the page of 2021; the prices were not confirmed on the page itself. A newer page
    /// refers to "billable steps", which count an assignment of several variables as several steps: this is not implemented.
    /// </summary>
    public static StepPrices Known { get; } = new(
        0.01m,
        0.025m,
        5_000,
        2_000,
        "https://cloud.google.com/workflows/pricing",
        "2021, not confirmed since then");

    /// <summary>The cost of runs in one month: each kind of step is charged per thousand begun, after the free steps.</summary>
    public decimal OfMonth(long internalSteps, long externalSteps) =>
        (Blocks(internalSteps - FreeInternal) * InternalPerThousand) + (Blocks(externalSteps - FreeExternal) * ExternalPerThousand);

    /// <summary>The cost of one run in a month whose free steps are used up.</summary>
    public decimal OfRun(long internalSteps, long externalSteps) =>
        ((internalSteps * InternalPerThousand) + (externalSteps * ExternalPerThousand)) / 1000;

    private static long Blocks(long steps) => steps <= 0 ? 0 : ((steps - 1) / 1000) + 1;
}
