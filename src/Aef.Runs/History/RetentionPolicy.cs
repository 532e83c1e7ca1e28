namespace Aef.Runs.History;

/// <summary>Which recorded runs are kept. A run that exceeds one of the limits is removed, oldest first; an active run never is.</summary>
public sealed record RetentionPolicy
{
    /// <summary>The limits that apply without a command.</summary>
    public static RetentionPolicy Automatic { get; } = new()
    {
        MaxAge = TimeSpan.FromDays(400),
        MaxRuns = 20_000,
        MaxBytes = 20L << 30,
    };

    /// <summary>The longest time since the start of a run; null for any.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>The largest number of runs; null for any.</summary>
    public int? MaxRuns { get; init; }

    /// <summary>The largest size of all runs together, in bytes; null for any.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>The limits in one line.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        MaxAge is { } age ? $"older than {age.TotalDays:0.##} days" : null,
        MaxRuns is { } runs ? $"more than {runs} runs" : null,
        MaxBytes is { } bytes ? $"more than {State.DiskSpace.Text(bytes)}" : null,
    }.OfType<string>());
}
