namespace Aef.Runs.Estimation;

/// <summary>A measured value with its limit.</summary>
/// <param name="Key">The key for programs: <c>source_bytes</c>.</param>
/// <param name="Title">The title for people.</param>
/// <param name="Value">The value; null when it is unknown.</param>
/// <param name="Limit">The limit of the service.</param>
/// <param name="Remedy">How to reduce a value that is too large, in a sentence without its full stop.</param>
public sealed record MeasuredLimit(string Key, string Title, long? Value, long Limit, string Remedy)
{
    /// <summary>The step or routine with the value; null when it is about the whole workflow.</summary>
    public string? Location { get; init; }

    /// <summary>True for a value that is reached only when many calls fail.</summary>
    public bool IsWorstCase { get; init; }

    /// <summary>The share of the limit; 1 is all of it. Null when the value is unknown.</summary>
    public double? Share => Value / (double)Limit;

    /// <summary>True when the value is above the limit.</summary>
    public bool IsOver => Value > Limit;

    /// <summary>How much of the limit is used, in percent, rounded up; null when the value is unknown.</summary>
    public int? Percent => Share is { } share ? (int)Math.Ceiling(share * 100) : null;

    /// <inheritdoc/>
    public override string ToString() => Percent is { } percent ? $"{Title}: {percent} %" : Title;
}
