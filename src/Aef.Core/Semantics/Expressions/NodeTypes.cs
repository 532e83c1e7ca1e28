using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Semantics.Expressions;

/// <summary>The types of the nodes of one expression. Each is inferred once, however many checks ask for it.</summary>
internal sealed class NodeTypes(ExpressionNames names, ReferenceIndex references)
{
    private Dictionary<ExpressionSyntax, ExpressionType>? _known;

    /// <summary>The symbol of a node; null for a node that is not a resolved name.</summary>
    public ExpressionSymbol? SymbolOf(ExpressionSyntax node) => references.SymbolOf(node);

    /// <summary>The type of a node.</summary>
    public ExpressionType Of(ExpressionSyntax node)
    {
        if (references.SymbolOf(node) is { } symbol)
        {
            return names.TypeOf(symbol);
        }

        if (!HasOperation(node))
        {
            return ExpressionTypes.Of(node, this);
        }

        _known ??= new(ReferenceEqualityComparer.Instance);
        if (!_known.TryGetValue(node, out var type))
        {
            type = ExpressionTypes.Of(node, this);
            _known.Add(node, type);
        }

        return type;
    }

    /// <summary>True for an operation on the result of another; all other types are found in one step.</summary>
    private static bool HasOperation(ExpressionSyntax node) => node switch
    {
        BinaryExpression binary => IsOperation(binary.Left) || IsOperation(binary.Right),
        UnaryExpression unary => IsOperation(unary.Operand),
        _ => false,
    };

    private static bool IsOperation(ExpressionSyntax node) => node is BinaryExpression or UnaryExpression;
}
