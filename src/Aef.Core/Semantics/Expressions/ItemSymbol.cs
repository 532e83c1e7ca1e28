namespace Aef.Core.Semantics.Expressions;

/// <summary><c>item</c>: the item of a <c>for_each</c> thread.</summary>
public sealed record ItemSymbol : ExpressionSymbol;
