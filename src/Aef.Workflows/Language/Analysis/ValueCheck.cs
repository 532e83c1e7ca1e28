using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>Checks the variables and calls in values and expressions.</summary>
internal sealed class ValueCheck(CallCheck calls, DiagnosticBag diagnostics)
{
    public void Check(ValueSyntax value, VariableScope scope, string step)
    {
        switch (value)
        {
            case ExpressionValue expression:
                if (expression.Text.Length > WorkflowLimits.MaxExpressionLength)
                {
                    diagnostics.Add(
                        LimitDiagnostics.Expression.At(value.Location, expression.Text.Length, WorkflowLimits.MaxExpressionLength));
                }
                else
                {
                    LimitCheck.CheckNear(
                        "The expression",
                        expression.Text.Length,
                        "characters",
                        WorkflowLimits.MaxExpressionLength,
                        value.Location,
                        diagnostics);
                }

                Check(expression.Expression, scope, step);
                break;
            case LiteralValue { Scalar.ScalarKind: ScalarKind.String } text when TextHints.LooksLikeExpression(text.Scalar.Text, scope, calls):
                diagnostics.Add(HintDiagnostics.TextWithExpression.At(value.Location, text.Scalar.Text));
                break;
            case ListValue list:
                foreach (var item in list.Items)
                {
                    Check(item, scope, step);
                }

                break;
            case MapValue map:
                foreach (var entry in map.Entries)
                {
                    if (entry.KeyExpression is { } key)
                    {
                        Check(key, scope, step);
                    }

                    Check(entry.Value, scope, step);
                }

                break;
        }
    }

    public void Check(ExpressionSyntax expression, VariableScope scope, string step)
    {
        switch (expression)
        {
            case NameExpression name:
                CheckName(name, scope, step);
                break;
            case MemberExpression member:
                if (!IsLibraryObject(member, scope))
                {
                    Check(member.Target, scope, step);
                }

                break;
            case IndexExpression index:
                Check(index.Target, scope, step);
                Check(index.Index, scope, step);
                break;
            case UnaryExpression unary:
                Check(unary.Operand, scope, step);
                break;
            case BinaryExpression binary:
                Check(binary.Left, scope, step);
                Check(binary.Right, scope, step);
                break;
            case ListExpression list:
                CheckAll(list.Items, scope, step);
                break;
            case CallExpression call:
                calls.CheckExpression(call, step);
                CheckAll(call.Arguments, scope, step);
                break;
        }
    }

    /// <summary>Reports an unknown variable; false when it is unknown.</summary>
    public bool CheckVariable(NameExpression name, VariableScope scope, string step)
    {
        if (scope.MarkRead(name.Name))
        {
            return true;
        }

        diagnostics.Add(AnalysisDiagnostics.UnknownSymbol.At(name.Location, step, name.Name, Explain(name.Name, scope)));
        return false;
    }

    private void CheckName(NameExpression name, VariableScope scope, string step)
    {
        if (!calls.IsSubworkflow(name.Name))
        {
            CheckVariable(name, scope, step);
        }
    }

    private void CheckAll(IReadOnlyList<ExpressionSyntax> expressions, VariableScope scope, string step)
    {
        foreach (var expression in expressions)
        {
            Check(expression, scope, step);
        }
    }

    private static bool IsLibraryObject(MemberExpression member, VariableScope scope) =>
        member.Target is NameExpression root && !scope.Knows(root.Name)
        && ExpressionOperators.DottedName(member) is { } name && StandardLibrarySignatures.Objects.Contains(name);

    private static string Explain(string name, VariableScope scope)
    {
        var outermost = scope;
        while (outermost.Parent is { } parent)
        {
            outermost = parent;
        }

        return outermost.MarkMissed(name) ? " here (it is known only inside the loop, except block or branch that sets it)" : string.Empty;
    }
}
