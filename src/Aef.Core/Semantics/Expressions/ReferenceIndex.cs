using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Semantics.Expressions;

/// <summary>Finds the symbol that a node of an expression refers to, also in an expression of thousands of names.</summary>
internal readonly struct ReferenceIndex
{
    /// <summary>So few references are found without a dictionary.</summary>
    private const int Few = 8;

    private readonly EquatableList<ExpressionReference> _references;
    private readonly Dictionary<ExpressionSyntax, ExpressionSymbol>? _symbols;

    /// <summary>Creates the index of the references of one expression.</summary>
    public ReferenceIndex(EquatableList<ExpressionReference> references)
    {
        _references = references;
        if (references.Count > Few)
        {
            _symbols = new(references.Count, ReferenceEqualityComparer.Instance);
            foreach (var reference in references)
            {
                _symbols.TryAdd(reference.Syntax, reference.Symbol);
            }
        }
    }

    /// <summary>The symbol of a name, or of a chain of members; null for every other node.</summary>
    public ExpressionSymbol? SymbolOf(ExpressionSyntax node)
    {
        if (node is not (NameExpression or MemberExpression or IndexExpression))
        {
            return null;
        }

        if (_symbols is not null)
        {
            return _symbols.GetValueOrDefault(node);
        }

        foreach (var reference in _references.AsSpan())
        {
            if (ReferenceEquals(reference.Syntax, node))
            {
                return reference.Symbol;
            }
        }

        return null;
    }
}
