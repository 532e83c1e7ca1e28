namespace Aef.Workflows.Hosting.Callbacks;

/// <summary>The limits of a callback server. A client that exceeds one is rejected or disconnected; others are not affected.</summary>
public sealed record CallbackServerLimits
{
    /// <summary>The default limits.</summary>
    public static CallbackServerLimits Default { get; } = new();

    /// <summary>
    /// The maximum number of connections. One more closes the oldest connection that has not sent its whole head yet, so that clients that
    /// only connect cannot lock others out. If all have sent theirs, the new one gets status 503.
    /// </summary>
    public int MaxConnections { get; init; } = 128;

    /// <summary>The timeout for the head of a request, which is answered with status 408.</summary>
    public TimeSpan HeadTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The timeout for a whole request, which is answered with status 408.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The maximum size of a head, request line and headers, in bytes; more get status 431.</summary>
    public int MaxHeadBytes { get; init; } = 32 * 1024;

    /// <summary>The maximum number of headers; more get status 431.</summary>
    public int MaxHeaders { get; init; } = 100;

    /// <summary>The maximum size of a body in bytes, as for Google's callbacks; more get status 413.</summary>
    public int MaxBodyBytes { get; init; } = 2 * 1024 * 1024;
}
