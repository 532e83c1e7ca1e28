using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Instructions;
using Aef.Workflows.Engine.Library;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Estimation;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Engine.Compilation;

/// <summary>
/// Compiles values and expressions of the source to nodes. Calls that may wait are extracted: they become instructions that run before,
/// from left to right, and store their results in temporaries. The right side of <c>and</c> and <c>or</c> is skipped when it would not be
/// evaluated.
/// </summary>
internal sealed class ExpressionLowering(CodeBuilder code, CallCompiler calls, IReadOnlyDictionary<string, RoutineCode> routines)
{
    /// <summary>The scope that names are looked up in.</summary>
    public Scope Scope { get; set; } = null!; // Set before anything is lowered.

    public ExpressionNode Lower(ValueSyntax value)
    {
        switch (value)
        {
            case LiteralValue literal:
                return new ConstantNode(WorkflowValue.FromDocument(literal.Scalar));
            case ExpressionValue expression:
                return Lower(expression.Expression);
            case ListValue list:
                return Fold(new NewListNode([.. list.Items.Select(Lower)]), list.Items.AsSpan().Length == 0 || list.Items.All(IsLiteral));
            case MapValue { HasComputedKeys: true } computed:
                return LowerComputed(computed);
            case MapValue map:
                string[] keys = [.. map.Entries.Select(e => e.Key)];
                return Fold(new NewMapNode(keys, [.. map.Entries.Select(e => Lower(e.Value))]), map.Entries.All(e => IsLiteral(e.Value)));
            default:
                throw new ArgumentOutOfRangeException(nameof(value));
        }
    }

    public ExpressionNode Lower(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case LiteralExpression literal:
                return new ConstantNode(WorkflowValue.FromDocument(literal.Value));
            case NameExpression name:
                return LowerName(name.Name);
            case MemberExpression member:
                return LibraryObject(member) is { } found ? new ConstantNode(found) : new MemberNode(Lower(member.Target), member.Member);
            case IndexExpression index:
                return new IndexNode(Lower(index.Target), Lower(index.Index));
            case UnaryExpression { Operator: UnaryOperator.Negate } negation:
                return new NegateNode(Lower(negation.Operand));
            case UnaryExpression inversion:
                return new NotNode(Lower(inversion.Operand));
            case BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } logical:
                return LowerLogical(logical);
            case BinaryExpression binary:
                return new BinaryNode(binary.Operator, Lower(binary.Left), Lower(binary.Right));
            case ListExpression list:
                return new NewListNode([.. list.Items.Select(Lower)]);
            case CallExpression call:
                return LowerCall(call);
            default:
                throw new ArgumentOutOfRangeException(nameof(expression));
        }
    }

    private NewComputedMapNode LowerComputed(MapValue map)
    {
        var keys = new ExpressionNode[map.Entries.Count];
        var values = new ExpressionNode[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var entry = map.Entries[i];
            keys[i] = entry.KeyExpression is { } key ? Lower(key) : new ConstantNode(entry.Key);
            values[i] = Lower(entry.Value);
        }

        return new NewComputedMapNode(keys, values);
    }

    private static ExpressionNode Fold(ExpressionNode node, bool isLiteral) =>
        isLiteral ? new ConstantNode(node.Evaluate(null!)) : node; // Literals do not read the frame.

    private static bool IsLiteral(ValueSyntax value) => value switch
    {
        LiteralValue => true,
        ListValue list => list.Items.All(IsLiteral),
        MapValue map => !map.HasComputedKeys && map.Entries.All(e => IsLiteral(e.Value)),
        _ => false,
    };

    private ExpressionNode LowerName(string name)
    {
        if (Scope.Resolve(name) is { } variable)
        {
            return new VariableNode(variable);
        }

        return routines.ContainsKey(name)
            ? new ConstantNode(WorkflowValue.OfFunction(name))
            : new FailingNode(() =>
                WorkflowErrorException.Tagged("KeyError", $"symbol '{name}' is neither a variable nor a sub-workflow name"));
    }

    /// <summary>
    /// The value of an object such as <c>http.default_retry</c>; null when the expression is not an object of the library.
    /// </summary>
    private WorkflowValue? LibraryObject(MemberExpression member)
    {
        if (member.Target is not NameExpression { Name: "http" or "retry" } name || Scope.Resolve(name.Name) is not null)
        {
            return null;
        }

        var dotted = $"{name.Name}.{member.Member}";
        return StandardLibrarySignatures.Objects.Contains(dotted) ? RetryDefaults.ValueOf(dotted) : null;
    }

    private ExpressionNode LowerCall(CallExpression call)
    {
        ExpressionNode[] arguments = [.. call.Arguments.Select(Lower)];
        if (!calls.MayWait(call.Function))
        {
            return CallCompiler.Pure(call.Function, arguments);
        }

        var temporary = Scope.Layout.AddTemporary();
        var target = new ResultTarget(null, temporary);
        calls.CompileCall(call.Function, arguments, target, StepCosts.InnerCall);
        return new TemporaryNode(temporary);
    }

    private ExpressionNode LowerLogical(BinaryExpression expression)
    {
        var isAnd = expression.Operator == BinaryOperator.And;
        var left = Lower(expression.Left);
        if (!HasWaitingCall(expression.Right))
        {
            return new LogicalNode(isAnd, left, Lower(expression.Right));
        }

        var temporary = Scope.Layout.AddTemporary();
        var target = new ResultTarget(null, temporary);
        var result = new TemporaryNode(temporary);
        code.Emit(new Assign(target, left));
        var skip = code.Emit(new Branch(result, when: !isAnd, isAnd ? "the operand of 'and'" : "the operand of 'or'"));
        var right = Lower(expression.Right);
        code.Emit(new Assign(target, new LogicalNode(isAnd, result, right)));
        skip.Target = code.Here;
        return result;
    }

    private bool HasWaitingCall(ExpressionSyntax expression) => expression switch
    {
        CallExpression call => calls.MayWait(call.Function) || call.Arguments.Any(HasWaitingCall),
        MemberExpression member => HasWaitingCall(member.Target),
        IndexExpression index => HasWaitingCall(index.Target) || HasWaitingCall(index.Index),
        UnaryExpression unary => HasWaitingCall(unary.Operand),
        BinaryExpression binary => HasWaitingCall(binary.Left) || HasWaitingCall(binary.Right),
        ListExpression list => list.Items.Any(HasWaitingCall),
        _ => false,
    };
}
