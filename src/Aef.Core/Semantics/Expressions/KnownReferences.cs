namespace Aef.Core.Semantics.Expressions;

/// <summary>
/// The references of a value, found once although many rules and targets read them. It is not a part of the value: copies of a value with
/// other parts share it and replace what it knows, and any two are equal.
/// </summary>
internal sealed class KnownReferences : IEquatable<KnownReferences>
{
    private Found? _found;

    /// <summary>The references in the parts of a value.</summary>
    /// <param name="parts">The list of the parts, of which none changes.</param>
    /// <param name="find">Finds the references in the parts.</param>
    public IReadOnlyList<ExpressionReference> In<T>(T parts, Func<T, IEnumerable<ExpressionReference>> find)
        where T : class
    {
        if (_found is { } found && ReferenceEquals(found.Parts, parts))
        {
            return found.References;
        }

        ExpressionReference[] references = [.. find(parts)];
        _found = new Found(parts, references);
        return references;
    }

    /// <inheritdoc/>
    public bool Equals(KnownReferences? other) => other is not null;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as KnownReferences);

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    private sealed record Found(object Parts, IReadOnlyList<ExpressionReference> References);
}
