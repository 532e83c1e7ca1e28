using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;

namespace Aef.PowerShell.Executing;

/// <summary>The values that a script block reads from its caller with <c>$using:</c>, read before it runs elsewhere.</summary>
internal static class UsingVariables
{
    /// <summary>True when a block reads such values.</summary>
    public static bool Any(ScriptBlock block) => block.Ast.Find(a => a is UsingExpressionAst, searchNestedScriptBlocks: true) is not null;

    /// <summary>
    /// The values under the names that the engine uses: the text of the expression, in lower case for plain variables, as Base64.
    /// </summary>
    /// <exception cref="ItemNotFoundException">A variable is not defined.</exception>
    /// <exception cref="PSInvalidOperationException">A value is a script block, which would run on the wrong thread.</exception>
    public static Dictionary<string, object?> Read(ScriptBlock block, SessionState session)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var expression in block.Ast.FindAll(a => a is UsingExpressionAst, searchNestedScriptBlocks: true).Cast<UsingExpressionAst>())
        {
            var text = expression.SubExpression is VariableExpressionAst ? expression.ToString().ToLowerInvariant() : expression.ToString();
            var path = UsingExpressionAst.ExtractUsingVariable(expression).VariablePath;
            var variable = path.UserPath;
            var value = session.PSVariable.GetValue(variable);
            if (value is null && path.IsVariable && session.PSVariable.Get(variable) is null)
            {
                throw new ItemNotFoundException($"$using:{variable} has no value: the variable \"{variable}\" is not defined.");
            }

            if (value is ScriptBlock)
            {
                throw new PSInvalidOperationException(
                    $"$using:{variable} is a script block: it would run outside the runspace that it belongs to. "
                    + "Pass its text or its result.");
            }

            values[Convert.ToBase64String(Encoding.Unicode.GetBytes(text))] = Part(expression.SubExpression, value);
        }

        return values;
    }

    /// <summary>Of <c>$using:a.b[0]</c> the engine needs the value of the whole expression, not only of the variable.</summary>
    private static object? Part(ExpressionAst expression, object? value) => expression switch
    {
        MemberExpressionAst { Member: StringConstantExpressionAst name } member when Part(member.Expression, value) is { } owner =>
            owner is System.Collections.IDictionary map ? map[name.Value] : PSObject.AsPSObject(owner).Properties[name.Value]?.Value,
        IndexExpressionAst { Index: ConstantExpressionAst index } element => Part(element.Target, value) switch
        {
            System.Collections.IList list when index.Value is int i => list[i < 0 ? list.Count + i : i],
            System.Collections.IDictionary map => map[index.Value],
            _ => null,
        },
        _ => value,
    };
}
