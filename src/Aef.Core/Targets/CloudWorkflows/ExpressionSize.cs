using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
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

    private static int NodesOf(ExpressionSyntax syntax) => 1 + ExpressionTree.ChildrenOf(syntax).Sum(NodesOf);

    /// <summary>The printed length of an expression, with all parentheses that it could need.</summary>
    private static int CharactersOf(ExpressionSyntax syntax) => syntax switch
    {
        LiteralExpression literal => (2 * literal.Value.Text.Length) + 2,
        NameExpression name => name.Name.Length,
        MemberExpression member => CharactersOf(member.Target) + member.Member.Length + 4,
        IndexExpression index => CharactersOf(index.Target) + CharactersOf(index.Index) + 8,
        CallExpression call => call.Function.Length + 2 + CharactersOf(call.Arguments),
        UnaryExpression unary => CharactersOf(unary.Operand) + 8,
        BinaryExpression binary => CharactersOf(binary.Left) + CharactersOf(binary.Right) + 8,
        ListExpression list => 2 + CharactersOf(list.Items),
        _ => 8,
    };

    private static int CharactersOf(EquatableList<ExpressionSyntax> items)
    {
        var sum = 2 * items.Count;
        foreach (var item in items)
        {
            sum += CharactersOf(item);
        }

        return sum;
    }
}
