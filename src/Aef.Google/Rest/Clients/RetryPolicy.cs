namespace Aef.Google.Rest.Clients;

/// <summary>How often and how fast requests are repeated: exponential back-off with full jitter, at least half of each delay.</summary>
public sealed record RetryPolicy
{
    /// <summary>Five attempts, with delays of about 1, 2, 4 and 8 seconds.</summary>
    public static RetryPolicy Default { get; } = new();

    /// <summary>The greatest number of attempts.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The delay after the first attempt.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest delay.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(32);

    /// <summary>How long one attempt may take, with its answer.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The delay after an attempt.</summary>
    /// <param name="attempt">The number of the attempt, from 1.</param>
    /// <param name="random">A number from 0 to 1.</param>
    /// <param name="asked">The delay that the server asked for; null for none.</param>
    public TimeSpan Delay(int attempt, double random, TimeSpan? asked = null)
    {
        var longest = Math.Min(FirstDelay.TotalSeconds * Math.Pow(2, attempt - 1), LongestDelay.TotalSeconds);
        var delay = TimeSpan.FromSeconds(longest * (0.5 + (random / 2)));
        return asked is { } minimum && minimum > delay ? TimeSpan.FromSeconds(Math.Min(minimum.TotalSeconds, 300)) : delay;
    }

    /// <summary>True for a status that means that the server could not work at the moment.</summary>
    internal static bool IsTemporary(int status) => status is 408 or 429 or 500 or 502 or 503 or 504;
}
