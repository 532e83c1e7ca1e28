namespace Aef.Runs.Estimation;

/// <summary>What a run costs at Google's list prices. The functions and jobs that it calls are not in it.</summary>
/// <param name="InternalSteps">Internal steps of the run.</param>
/// <param name="ExternalSteps">External steps of the run.</param>
/// <param name="RunDollars">What the run adds to the bill when nothing is free any more.</param>
/// <param name="RunsAMonth">How many runs a month were asked about.</param>
/// <param name="MonthDollars">What they cost in a month in which nothing else runs.</param>
/// <param name="Prices">The prices.</param>
public sealed record CostMeasure(long InternalSteps, long ExternalSteps, decimal RunDollars, int RunsAMonth, decimal MonthDollars, StepPrices Prices);
