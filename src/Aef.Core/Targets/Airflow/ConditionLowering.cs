using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow;

/// <summary>Conditions as functions, which a task calls when the step, thread or level starts.</summary>
internal static class ConditionLowering
{
    /// <summary>Adds the function of a condition; returns the arguments of the task that calls it.</summary>
    public static IReadOnlyList<PyKeyword> Add(DagContext context, BoundValue condition, string taskId)
    {
        var name = context.Names.Create("is_" + taskId);
        var translator = new ExpressionTranslator(context);
        var value = translator.Condition(condition);
        context.Functions.Add(
            new PyFunction(name, [.. translator.Parameters, "**_"], $"Return the condition of {taskId}.", [new PyReturn(value)]));
        return [new PyKeyword("python_callable", new PyName(name)), .. translator.Keywords];
    }
}
