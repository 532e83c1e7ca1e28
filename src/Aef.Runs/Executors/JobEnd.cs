namespace Aef.Runs.Executors;

/// <summary>How an attempt has ended.</summary>
/// <param name="Result">The result; null for an attempt that has reached its limit.</param>
/// <param name="Kind">The kind of its failure, if it is not <c>JobFailed</c>.</param>
internal sealed record JobEnd(JobResult? Result, string? Kind = null);
