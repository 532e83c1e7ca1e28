namespace Aef.Tests.Google.Support;

/// <summary>What goes wrong with one request.</summary>
internal enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The connection cannot be made; nothing is sent.</summary>
    Unreachable,

    /// <summary>The connection ends before the server does anything.</summary>
    DropBefore,

    /// <summary>The server does the work, and the connection ends without an answer.</summary>
    DropAfter,

    /// <summary>The server does the work, and the connection is reset in the middle of the answer.</summary>
    Reset,

    /// <summary>The quota is exhausted; the server does nothing.</summary>
    TooMany,

    /// <summary>The server answers 503 and has done nothing.</summary>
    UnavailableBefore,

    /// <summary>The server answers 503 and has done the work, as a proxy in front of it does.</summary>
    UnavailableAfter,

    /// <summary>The server does the work, and answers after the limit of the client.</summary>
    Slow,
}
