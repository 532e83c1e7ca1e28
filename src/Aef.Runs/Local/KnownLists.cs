using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Syntax;

namespace Aef.Runs.Local;

/// <summary>Finds how many items a <c>for_each</c> thread of a run has, as far as this is known before the run.</summary>
internal static class KnownLists
{
    /// <summary>The number of items: of a list in the definition, or of an input; null if only a run can compute it.</summary>
    public static int? Count(BoundThread thread, WorkflowValue argument) => thread.ForEach switch
    {
        null => null,
        { Count: { } count } => count,
        { List: BoundExpression { Syntax: MemberExpression { Target: NameExpression }, Names: [{ Symbol: InputSymbol input }] } } =>
            CountOf(input, argument),
        _ => null,
    };

    private static int? CountOf(InputSymbol input, WorkflowValue argument)
    {
        var inputs = argument["inputs"].IsNull ? argument["resume"]["inputs"] : argument["inputs"];
        var given = inputs[input.Input.Name];
        return given.Kind == WorkflowValueKind.List ? given.Items.Count
            : given.IsNull && input.Input.Default is SequenceNode list ? list.Items.Count
            : null;
    }
}
