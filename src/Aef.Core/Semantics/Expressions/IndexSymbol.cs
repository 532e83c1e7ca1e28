namespace Aef.Core.Semantics.Expressions;

/// <summary><c>index</c>: the number of the item of a <c>for_each</c> thread, counted from 0.</summary>
public sealed record IndexSymbol : ExpressionSymbol;
