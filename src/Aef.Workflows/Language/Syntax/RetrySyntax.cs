namespace Aef.Workflows.Language.Syntax;

/// <summary>
/// <c>retry</c>: either one expression that returns a policy (<paramref name="Policy"/>), or the fields of a policy map, each of
/// which may be missing.
/// </summary>
public sealed record RetrySyntax(
    ValueSyntax? Policy,
    ValueSyntax? Predicate = null,
    ValueSyntax? MaxRetries = null,
    BackoffSyntax? Backoff = null) : SyntaxNode;

/// <summary>
/// <c>backoff</c> of a retry policy: seconds and a factor. <paramref name="Policy"/> is one expression that returns the whole map.
/// </summary>
public sealed record BackoffSyntax(
    ValueSyntax? InitialDelay,
    ValueSyntax? MaxDelay,
    ValueSyntax? Multiplier,
    ValueSyntax? Policy = null) : SyntaxNode;
