namespace Aef.Runs.Observation.Telemetry;

/// <summary>A span of a run: the run itself, a step, or an attempt.</summary>
/// <param name="Id">The id: 16 hexadecimal digits.</param>
/// <param name="ParentId">The id of the parent; null for none.</param>
/// <param name="Name">The name.</param>
/// <param name="Start">When it began.</param>
internal sealed record RunSpan(string Id, string? ParentId, string Name, DateTimeOffset Start)
{
    /// <summary>True for an attempt of a step.</summary>
    public bool IsAttempt => Attributes.ContainsKey("aef.attempt");

    /// <summary>When it ended.</summary>
    public DateTimeOffset End { get; set; } = Start;

    /// <summary>Why it failed; null if it did not.</summary>
    public string? Failure { get; set; }

    /// <summary>The attributes: strings and whole numbers.</summary>
    public Dictionary<string, object> Attributes { get; } = new(StringComparer.Ordinal);
}
