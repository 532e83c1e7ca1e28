using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets.Airflow.Python;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>Conditions as functions, which a task calls when the step, thread or level starts.</summary>
internal static class ConditionLowering
{
    /// <summary>Adds the function of a condition and returns its name.</summary>
    public static string Add(DagContext context, BoundValue condition, string taskId)
    {
        var name = context.Names.Create("is_" + taskId);
        var translator = new ExpressionTranslator(context);
        var value = condition switch
        {
            BoundExpression expression => translator.Translate(expression),
            BoundLiteral { Node: ScalarNode scalar } => PyData.Of(scalar),
            _ => translator.Refuse(condition.Location, "a condition of several parts"),
        };
        if (condition.Type != ExpressionType.Boolean)
        {
            value = new PyCall(context.Call("truth"), [value], []);
        }

        context.Functions.Add(
            new PyFunction(
                name,
                [.. translator.Parameters, "**_"],
                $"Return the condition of {taskId}.",
                [new PyReturn(value)]));
        return name;
    }
}
