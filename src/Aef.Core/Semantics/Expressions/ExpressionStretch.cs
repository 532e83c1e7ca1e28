namespace Aef.Core.Semantics.Expressions;

/// <summary>
/// An expression in a string: the stretch between <c>${</c> and <c>}</c>. Without an end, the stretch goes to the end of the text.
/// </summary>
internal sealed record ExpressionStretch(int Start, int Length, bool IsClosed);
