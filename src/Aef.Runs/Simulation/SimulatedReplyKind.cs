namespace Aef.Runs.Simulation;

/// <summary>The fates of a simulated call.</summary>
public enum SimulatedReplyKind
{
    /// <summary>It arrives and is answered.</summary>
    Ok,

    /// <summary>It is answered with a status; the function did nothing.</summary>
    Status,

    /// <summary>No connection comes about; nothing arrives.</summary>
    ConnectionFailed,

    /// <summary>It arrives and is carried out, but the connection breaks before the answer.</summary>
    ConnectionLost,

    /// <summary>It arrives and is carried out, but the answer does not come before the caller gives up.</summary>
    Timeout,
}
