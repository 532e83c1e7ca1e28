using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Semantics.Expressions;

/// <summary>A value of a definition with its expressions parsed and every name in them resolved. Targets translate it.</summary>
public abstract record BoundValue(Location Location)
{
    /// <summary>The type of the value, as far as it is known.</summary>
    public abstract ExpressionType Type { get; }

    /// <summary>Every reference in the value, in the order of the text.</summary>
    public abstract IEnumerable<ExpressionReference> References { get; }
}

/// <summary>A value without expressions. In strings, <c>$${</c> is already replaced by <c>${</c>.</summary>
public sealed record BoundLiteral(DocumentNode Node) : BoundValue(Node.Location)
{
    /// <inheritdoc/>
    public override ExpressionType Type => ExpressionTypes.Of(Node);

    /// <inheritdoc/>
    public override IEnumerable<ExpressionReference> References => [];
}

/// <summary>A value that is one expression; it keeps the type of the expression.</summary>
/// <param name="Syntax">The expression as it was written.</param>
/// <param name="Names">The references in it.</param>
/// <param name="KnownType">The type, or <see cref="ExpressionType.Unknown"/>.</param>
/// <param name="Location">The location of the whole value.</param>
public sealed record BoundExpression(
    ExpressionSyntax Syntax,
    EquatableList<ExpressionReference> Names,
    ExpressionType KnownType,
    Location Location) : BoundValue(Location)
{
    /// <inheritdoc/>
    public override ExpressionType Type => KnownType;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionReference> References => Names;
}

/// <summary>Text with expressions in it: a string, made of string literals and expressions in order.</summary>
public sealed record BoundText(EquatableList<BoundValue> Parts, Location Location) : BoundValue(Location)
{
    private readonly KnownReferences _references = new();

    /// <inheritdoc/>
    public override ExpressionType Type => ExpressionType.String;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionReference> References =>
        _references.In(Parts, static parts => parts.SelectMany(p => p.References));
}

/// <summary>A list with an expression somewhere in it.</summary>
public sealed record BoundList(EquatableList<BoundValue> Items, Location Location) : BoundValue(Location)
{
    private readonly KnownReferences _references = new();

    /// <inheritdoc/>
    public override ExpressionType Type => ExpressionType.List;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionReference> References =>
        _references.In(Items, static items => items.SelectMany(i => i.References));
}

/// <summary>A map with an expression somewhere in its values; its keys are data.</summary>
public sealed record BoundMap(EquatableList<BoundMapEntry> Entries, Location Location) : BoundValue(Location)
{
    private readonly KnownReferences _references = new();

    /// <inheritdoc/>
    public override ExpressionType Type => ExpressionType.Map;

    /// <inheritdoc/>
    public override IEnumerable<ExpressionReference> References =>
        _references.In(Entries, static entries => entries.SelectMany(e => e.Value.References));
}

/// <summary>An entry of a <see cref="BoundMap"/>.</summary>
public sealed record BoundMapEntry(string Key, BoundValue Value);
