namespace Aef.Core.Semantics.Expressions;

/// <summary>A name in an expression of an executor entry, such as <c>parameters.sql</c>, <c>job.id</c> or <c>answer</c>.</summary>
/// <param name="Root">The first name.</param>
/// <param name="Member">The second name; null for a name that has none.</param>
internal sealed record EntrySymbol(string Root, string? Member) : ExpressionSymbol;
