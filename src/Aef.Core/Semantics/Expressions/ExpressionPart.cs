namespace Aef.Core.Semantics.Expressions;

/// <summary>
/// A part of a string: an expression (what is between <c>${</c> and <c>}</c>; without an end, to the end of the string), or literal text.
/// </summary>
/// <param name="Start">The index of its first character.</param>
/// <param name="Length">The number of characters in the string.</param>
/// <param name="IsClosed">False for an expression without a closing brace.</param>
internal sealed record ExpressionPart(int Start, int Length, bool IsClosed)
{
    /// <summary>The literal text with <c>$${</c> replaced by <c>${</c>; null for an expression.</summary>
    public string? Literal { get; init; }
}
