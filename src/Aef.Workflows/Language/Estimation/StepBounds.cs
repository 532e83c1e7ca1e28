using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Estimation;

/// <summary>Computes from the source how many steps an execution counts at most, as far as that is possible.</summary>
public static class StepBounds
{
    /// <summary>
    /// The bound of one call of a routine, of <c>main</c> by default. It is never below the count of the engine; it may be above, because
    /// every condition counts as if it could have either value.
    /// </summary>
    public static StepBound Of(WorkflowSyntax workflow, StepBoundOptions? options = null, string routine = "main")
    {
        ArgumentNullException.ThrowIfNull(workflow);
        var bounds = new RoutineBounds(workflow.Routines, options ?? StepBoundOptions.None);
        var most = bounds.Call(routine);
        var undecided = bounds.Undecided.ToEquatableList();
        return new StepBound(undecided.Count == 0 && most < LongestPath.Most ? most : null, undecided);
    }
}
