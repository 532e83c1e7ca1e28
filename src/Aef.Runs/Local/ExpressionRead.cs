namespace Aef.Runs.Local;

/// <summary>A value that a failing expression has read.</summary>
/// <param name="Name">What it read, such as <c>inputs.taxi</c>.</param>
/// <param name="Value">The value as JSON, cut to 100 characters; null if it depends on a secret.</param>
public sealed record ExpressionRead(string Name, string? Value)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} is {Value ?? "a secret"}";
}
