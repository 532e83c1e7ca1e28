namespace Aef.Runs.Local;

/// <summary>
/// Runs compiled pipelines locally: the artifact's own source, parsed from its text, in the workflow engine, against simulated functions
/// that implement AEF's protocol. The parts of a split pipeline are executions of their own, as they are at Google.
/// </summary>
public static class LocalRunner
{
    /// <summary>
    /// Runs to the end and returns the run. <paramref name="onEvent"/> receives every event as it happens, on the thread that runs.
    /// Cancelling ends the run as cancelled.
    /// </summary>
    public static Task<Run> RunAsync(
        LocalRunRequest request,
        Action<RunEvent>? onEvent = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (request.Replayed ?? new LocalRunAssembly(request)).RunAsync(onEvent, cancellationToken);
    }

    /// <summary>Runs on virtual time, without waiting.</summary>
    public static Run Run(LocalRunRequest request, Action<RunEvent>? onEvent = null, CancellationToken cancellationToken = default) =>
        RunAsync(request, onEvent, cancellationToken).GetAwaiter().GetResult();
}
