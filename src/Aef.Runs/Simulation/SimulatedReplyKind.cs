namespace Aef.Runs.Simulation;

/// <summary>What can happen to a simulated call.</summary>
public enum SimulatedReplyKind
{
    /// <summary>It arrives and is answered.</summary>
    Ok,

    /// <summary>It is answered with a status; the function does nothing.</summary>
    Status,

    /// <summary>The connection fails; nothing arrives.</summary>
    ConnectionFailed,

    /// <summary>It arrives and is processed, but the connection breaks before the answer.</summary>
    ConnectionLost,

    /// <summary>It arrives and is processed, but the answer comes after the caller's timeout.</summary>
    Timeout,
}
