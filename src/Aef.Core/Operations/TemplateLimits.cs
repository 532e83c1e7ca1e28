namespace Aef.Core.Operations;

/// <summary>What a template may use at most. A template that exceeds a limit has no output.</summary>
public sealed record TemplateLimits
{
    /// <summary>How many characters the output may have, and each string that the template creates.</summary>
    public int MaxCharacters { get; init; } = 4 * 1024 * 1024;

    /// <summary>How many iterations a loop may have, together with the loops in it.</summary>
    public int MaxIterations { get; init; } = 1_000_000;

    /// <summary>How deep functions of the template may call each other.</summary>
    public int MaxDepth { get; init; } = 50;

    /// <summary>How long the template may run.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one regular expression may search.</summary>
    public TimeSpan MaxSearchTime { get; init; } = TimeSpan.FromSeconds(1);
}
