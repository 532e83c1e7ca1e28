namespace Aef.Server.Faults;

/// <summary>What goes wrong.</summary>
internal enum FaultKind
{
    /// <summary>The answer comes later.</summary>
    Delay,

    /// <summary>The connection is closed without an answer.</summary>
    Drop,

    /// <summary>The connection is reset without an answer.</summary>
    Reset,

    /// <summary>The answer is an error.</summary>
    Status,
}
