namespace Aef.Workflows.Hosting.Callbacks;

/// <summary>
/// What a callback server accepts. A client that exceeds a limit is refused or disconnected; the others are not affected.
/// </summary>
public sealed record CallbackServerLimits
{
    /// <summary>The limits without options.</summary>
    public static CallbackServerLimits Default { get; } = new();

    /// <summary>
    /// The most connections at a time. One more closes the oldest connection that has not sent its whole head yet, so that clients that
    /// only connect cannot keep others out. When all are further, the new one gets
    /// status 503.
    /// </summary>
    public int MaxConnections { get; init; } = 128;

    /// <summary>The time that the head of a request may take; then the answer is status 408.</summary>
    public TimeSpan HeadTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time that a request may take as a whole; then the answer is status 408.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most bytes of a head, request line and headers; more get status 431.</summary>
    public int MaxHeadBytes { get; init; } = 32 * 1024;

    /// <summary>The most headers; more get status 431.</summary>
    public int MaxHeaders { get; init; } = 100;

    /// <summary>The most bytes of a body, that of Google's callbacks; more get status 413.</summary>
    public int MaxBodyBytes { get; init; } = 2 * 1024 * 1024;
}
