namespace Aef.Runs.Estimation;

/// <summary>What callbacks save in the measured run, compared with polling as often as the step would without <c>wait_for</c>.</summary>
/// <param name="Steps">The executed steps; negative if callbacks execute more.</param>
/// <param name="RunDollars">The price of these steps; negative if callbacks cost more. Waits for callbacks are external steps.</param>
public sealed record CallbackSavings(long Steps, decimal RunDollars);
