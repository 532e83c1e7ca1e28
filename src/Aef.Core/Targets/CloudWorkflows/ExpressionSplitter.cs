using System.Globalization;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Splits an expression that is longer than Cloud Workflows allows: parts of it are assigned to variables first. The right operand of
/// <c>and</c> and <c>or</c> is evaluated in a switch, so that it is still evaluated only if the left one does not decide. All other
/// operands and arguments are always evaluated (also those of <c>if</c> and <c>default</c>), so their order does not matter.
/// </summary>
/// <param name="scope">The scope of the variables.</param>
/// <param name="label">Creates a label for a step.</param>
internal sealed class ExpressionSplitter(ThreadScope scope, Func<StepLabel> label)
{
    private const int AssignmentsPerStep = 40;

    /// <summary>The longest group of operands: the variable and the operator before it must fit too.</summary>
    private const int MaxGroupLength = MaxPartLength - 40;

    /// <summary>The longest part: near the limit, the analyzer would report that the expression is almost too long.</summary>
    private const int MaxPartLength = WorkflowLimits.MaxExpressionLength - 50;

    private List<StepSyntax> _steps = [];
    private List<AssignmentSyntax> _assignments = [];
    private int _count;

    /// <summary>The length of the longest part that cannot be split, such as a literal string; 0 if there is none.</summary>
    public int LongestAtom { get; private set; }

    /// <summary>True for a value that contains an expression that is too long.</summary>
    public static bool IsLong(ValueSyntax value) => value switch
    {
        ExpressionValue expression => expression.Text.Length > WorkflowLimits.MaxExpressionLength,
        ListValue list => list.Items.Any(IsLong),
        MapValue map => map.Entries.Any(e => IsLong(e.Value)),
        _ => false,
    };

    /// <summary>The value with expressions that fit; <see cref="TakeSteps"/> returns the steps that must come before it.</summary>
    public ValueSyntax Fit(ValueSyntax value) => value switch
    {
        ExpressionValue expression when IsLong(expression) => ExpressionPrinter.ToValue(Fit(expression.Expression)),
        ListValue list when IsLong(list) => new ListValue(list.Items.Select(Fit).ToEquatableList()),
        MapValue map when IsLong(map) => new MapValue(map.Entries.Select(e => e with { Value = Fit(e.Value) }).ToEquatableList()),
        _ => value,
    };

    /// <summary>The steps that assign the parts.</summary>
    public IReadOnlyList<StepSyntax> TakeSteps()
    {
        Flush();
        return _steps;
    }

    private static int LengthOf(ExpressionSyntax expression) => ExpressionPrinter.Print(expression).Length;

    private static bool Fits(ExpressionSyntax expression) =>
        LengthOf(expression) <= (expression is LiteralExpression ? WorkflowLimits.MaxExpressionLength : MaxPartLength);

    private ExpressionSyntax Fit(ExpressionSyntax expression) => Fits(expression)
        ? expression
        : expression switch
        {
            BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } logic => FitLogic(logic),
            BinaryExpression binary => FitOperands(binary),
            ListExpression list =>
                Assign(new ListValue(list.Items.Select(i => (ValueSyntax)ExpressionPrinter.ToValue(Fit(i))).ToEquatableList())),
            _ => FitChildren(expression),
        };

    /// <summary>
    /// Operands of <c>and</c> or <c>or</c>: as many as fit are evaluated together, the rest only if these do not decide the result.
    /// </summary>
    private NameExpression FitLogic(BinaryExpression logic)
    {
        NameExpression? result = null;
        ExpressionSyntax? group = null;
        foreach (var operand in Operands(logic, logic.Operator))
        {
            var joined = group is null ? operand : new BinaryExpression(logic.Operator, group, operand);
            if (LengthOf(joined) <= MaxGroupLength)
            {
                group = joined;
                continue;
            }

            Evaluate(group);
            group = operand;
            if (LengthOf(operand) > MaxGroupLength)
            {
                // The steps of a long operand must run only if the operands before it do not decide.
                Evaluate(operand);
                group = null;
            }
        }

        Evaluate(group);
        return result!; // there are at least two operands

        void Evaluate(ExpressionSyntax? operands)
        {
            if (operands is null)
            {
                return;
            }

            if (result is null)
            {
                result = Assign(ExpressionPrinter.ToValue(Fit(operands)));
                return;
            }

            var name = result;
            ExpressionSyntax undecided = logic.Operator == BinaryOperator.And ? name : new UnaryExpression(UnaryOperator.Not, name);
            Guard(undecided, () =>
            {
                var rest = Fit(operands);
                var joined = new BinaryExpression(logic.Operator, name, rest);
                Assign(name, ExpressionPrinter.ToValue(Fits(joined) ? joined : joined with { Right = Variable(rest) }));
            });
        }
    }

    /// <summary>The operands of a chain of one operator, in order.</summary>
    private static Stack<ExpressionSyntax> Operands(ExpressionSyntax chain, BinaryOperator chained)
    {
        var operands = new Stack<ExpressionSyntax>();
        while (chain is BinaryExpression binary && binary.Operator == chained)
        {
            operands.Push(binary.Right);
            chain = binary.Left;
        }

        operands.Push(chain);
        return operands;
    }

    /// <summary>A chain of operators that always evaluate both operands, such as a sum: a variable holds what does not fit.</summary>
    private ExpressionSyntax FitOperands(BinaryExpression binary)
    {
        var links = new Stack<BinaryExpression>();
        ExpressionSyntax left = binary;
        while (left is BinaryExpression { Operator: not (BinaryOperator.And or BinaryOperator.Or) } link)
        {
            links.Push(link);
            left = link.Left;
        }

        foreach (var link in links)
        {
            var next = link with { Left = left };
            if (!Fits(next) && LengthOf(next.Right) > MaxGroupLength / 2)
            {
                next = next with { Right = Variable(next.Right) };
            }

            if (!Fits(next))
            {
                next = next with { Left = Variable(left) };
            }

            left = Fits(next) ? next : next with { Right = Variable(next.Right) };
        }

        return left;
    }

    /// <summary>Other expressions: variables hold the longest arguments, operands or targets until the rest fits.</summary>
    private ExpressionSyntax FitChildren(ExpressionSyntax expression)
    {
        while (!Fits(expression))
        {
            var longest = ChildrenOf(expression).Where(c => c is not NameExpression).MaxBy(LengthOf);
            if (longest is null)
            {
                var length = LengthOf(expression);
                LongestAtom = length > WorkflowLimits.MaxExpressionLength ? Math.Max(LongestAtom, length) : LongestAtom;
                return expression;
            }

            var variable = Variable(longest);
            expression = ExpressionRewriter.Replace(expression, node => ReferenceEquals(node, longest) ? variable : null);
            if (variable is not NameExpression)
            {
                return expression; // an atom that is too long, which is reported
            }
        }

        return expression;
    }

    private static IEnumerable<ExpressionSyntax> ChildrenOf(ExpressionSyntax expression) => expression switch
    {
        MemberExpression member => [member.Target],
        IndexExpression index => [index.Target, index.Index],
        CallExpression call => call.Arguments,
        UnaryExpression unary => [unary.Operand],
        _ => [],
    };

    /// <summary>A variable with the value of the expression; the expression itself if it is one, or cannot be split.</summary>
    private ExpressionSyntax Variable(ExpressionSyntax expression)
    {
        var fitted = Fit(expression);
        return fitted is NameExpression
            || LengthOf(fitted) > WorkflowLimits.MaxExpressionLength ? fitted : Assign(ExpressionPrinter.ToValue(fitted));
    }

    private NameExpression Assign(ValueSyntax value)
    {
        var name = new NameExpression(string.Create(CultureInfo.InvariantCulture, $"part{++_count}{scope.Suffix}"));
        Assign(name, value);
        return name;
    }

    private void Assign(NameExpression name, ValueSyntax value)
    {
        _assignments.Add(new AssignmentSyntax(name, value));
        if (_assignments.Count == AssignmentsPerStep)
        {
            Flush();
        }
    }

    /// <summary>Runs the steps that <paramref name="emit"/> adds only if the condition is true.</summary>
    private void Guard(ExpressionSyntax condition, Action emit)
    {
        Flush();
        var outer = _steps;
        _steps = [];
        emit();
        Flush();
        StepBody inner = _steps is [{ Body: AssignBody only }] ? only : new StepsBody(_steps.ToEquatableList());
        _steps = outer;
        _steps.Add(Emit.Step(label(), new SwitchBody([new SwitchEntrySyntax(ExpressionPrinter.ToValue(condition), inner)])));
    }

    private void Flush()
    {
        if (_assignments.Count > 0)
        {
            _steps.Add(Emit.Step(label(), new AssignBody(_assignments.ToEquatableList())));
            _assignments = [];
        }
    }
}
