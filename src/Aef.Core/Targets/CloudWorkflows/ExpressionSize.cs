using Aef.Core.Semantics.Expressions;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Upper bounds for expressions that may have to be split, without translating them.</summary>
internal static class ExpressionSize
{
    /// <summary>The most that the translation adds to a reference: the value of a parameter, or a member of the argument.</summary>
    private const int ReferenceLength = 110;

    /// <summary>What a condition needs besides its expression.</summary>
    private const int OwnLength = 60;

    /// <summary>True unless the translated expressions of a value are certain to fit.</summary>
    public static bool MayBeLong(BoundValue value) => value switch
    {
        BoundLiteral => false,
        BoundList list => list.Items.Any(MayBeLong),
        BoundMap map => map.Entries.Any(e => MayBeLong(e.Value)),
        BoundText text => (text.Parts.Count * 4) + text.Parts.Sum(LengthOf) > WorkflowLimits.MaxExpressionLength,
        _ => LengthOf(value) + OwnLength > WorkflowLimits.MaxExpressionLength,
    };

    /// <summary>The most steps that are executed to assign the parts of the expressions of a value.</summary>
    public static long StepsOf(BoundValue? value) => value switch
    {
        null => 0,
        BoundList list => list.Items.Sum(StepsOf),
        BoundMap map => map.Entries.Sum(e => StepsOf(e.Value)),
        BoundText text when MayBeLong(text) =>
            (2L * text.Parts.Count) + text.Parts.OfType<BoundExpression>().Sum(p => 2L * NodesOf(p.Syntax)),
        BoundExpression expression when MayBeLong(expression) => 2L * NodesOf(expression.Syntax),
        _ => 0,
    };

    private static int LengthOf(BoundValue part) => part switch
    {
        BoundExpression expression =>
            (expression.Names.Count(n => n.Symbol is PlatformSymbol or RunSymbol) * ReferenceLength) + CharactersOf(expression.Syntax),
        BoundLiteral { Node: ScalarNode literal } => Math.Min(ReferenceLength, literal.Text.Length) + 2,
        _ => 0,
    };

    private static int NodesOf(ExpressionSyntax syntax) => 1 + ChildrenOf(syntax).Sum(NodesOf);

    /// <summary>The printed length of an expression, with all parentheses that it could need.</summary>
    private static int CharactersOf(ExpressionSyntax syntax) => ChildrenOf(syntax).Sum(CharactersOf) + syntax switch
    {
        LiteralExpression literal => (2 * literal.Value.Text.Length) + 2,
        NameExpression name => name.Name.Length,
        MemberExpression member => member.Member.Length + 4,
        CallExpression call => call.Function.Length + 2 + (2 * call.Arguments.Count),
        ListExpression list => 2 + (2 * list.Items.Count),
        _ => 8,
    };

    private static IEnumerable<ExpressionSyntax> ChildrenOf(ExpressionSyntax syntax) => syntax switch
    {
        MemberExpression member => [member.Target],
        IndexExpression index => [index.Target, index.Index],
        CallExpression call => call.Arguments,
        UnaryExpression unary => [unary.Operand],
        BinaryExpression binary => [binary.Left, binary.Right],
        ListExpression list => list.Items,
        _ => [],
    };
}
