namespace Aef.Core.Semantics.Expressions;

/// <summary>
/// An expression in a string: the span between <c>${</c> and <c>}</c>. Without a closing brace, it extends to the end of the text.
/// </summary>
internal sealed record ExpressionSpan(int Start, int Length, bool IsClosed);
