using Aef.Core.Targets.Airflow.Model;
using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow;

/// <summary>A mapped task group as a function with a decorator, and the call that expands it.</summary>
internal static class MappedGroupStatements
{
    private const string Task = "ti.task_id, ";

    /// <summary>The statements of a group with a body.</summary>
    public static IEnumerable<PyStatement> Of(DagMappedGroup group, DagContext context, IReadOnlyList<PyStatement> body)
    {
        var decorator = new PyCall(context.Import("task_group"), [], [new PyKeyword("group_id", new PyString(group.Id))]);
        var expand = new PyAttribute(new PyName(group.Function), "expand");
        yield return new PyBlankLine();
        yield return new PyFunction(group.Function, [LoopLowering.Item], "Run the steps of the thread for one item.", Plain(body))
        {
            Decorator = decorator,
        };
        yield return new PyBlankLine();
        yield return new PyAssign(group.Id, new PyCall(expand, [], [new PyKeyword(LoopLowering.Item, group.List)]));
    }

    /// <summary>The template of an id of an attempt, which differs between the items of a list.</summary>
    public static string WithIndex(string template, DagContext context) =>
        context.Pipeline.Levels.Any(l => l.HasItems)
            ? template.Replace(Task, Task + "ti.map_index | string, ", StringComparison.Ordinal)
            : template;

    /// <summary>Variables of a function must be used: a single task, which has no edges, needs none.</summary>
    private static IReadOnlyList<PyStatement> Plain(IReadOnlyList<PyStatement> body) =>
        body is [PyAssign only] ? [new PyExpressionStatement(only.Value)] : body;
}
