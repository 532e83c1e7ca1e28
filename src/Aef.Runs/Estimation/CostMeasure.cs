namespace Aef.Runs.Estimation;

/// <summary>The cost of a run at Google's list prices, without the functions and jobs that it calls.</summary>
/// <param name="InternalSteps">Internal steps of the run.</param>
/// <param name="ExternalSteps">External steps of the run.</param>
/// <param name="RunDollars">The cost of one run after the free steps of the month are used up.</param>
/// <param name="RunsAMonth">The requested number of runs per month.</param>
/// <param name="MonthDollars">The cost of these runs in a month without other runs.</param>
/// <param name="Prices">The prices.</param>
public sealed record CostMeasure(
    long InternalSteps,
    long ExternalSteps,
    decimal RunDollars,
    int RunsAMonth,
    decimal MonthDollars,
    StepPrices Prices);
