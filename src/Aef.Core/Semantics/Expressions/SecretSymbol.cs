namespace Aef.Core.Semantics.Expressions;

/// <summary><c>secrets.NAME</c>: the value of a secret, which each attempt of a step reads again.</summary>
public sealed record SecretSymbol(string Name) : ExpressionSymbol;
