using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <content>
/// The steps of threads without <c>for_each</c> in lanes. A lane begins with the steps of earlier levels, and adds those of its own
/// threads; the workflow that starts the lanes then adds them to its own.
/// </content>
internal sealed partial class UnitsLowering
{
    private const int AssignmentsPerStep = 50;

    /// <summary>The steps of threads without items that expressions read.</summary>
    private IEnumerable<BoundStep> PlainRead =>
        _level.Threads.Where(t => t.ForEach is null).SelectMany(t => t.Steps).Where(context.StepExpressions.IsRead);

    /// <summary>The variable of a lane with the steps that expressions read; nothing if they read none.</summary>
    public IEnumerable<(string Name, ValueSyntax Value)> StepsOfLane() =>
        Earlier.Any() ? [(StepExpressions.Steps, Emit.Expression("args.steps"))]
        : PlainRead.Any() ? [(StepExpressions.Steps, Emit.Map())]
        : [];

    /// <summary>Before a thread of a lane, none of its steps has run; before that, the lane knows nothing of them.</summary>
    private IEnumerable<StepSyntax> BeginPlain(BoundThread thread) => isLane
        ? Assignments(
            $"{thread.Steps[0].JobId}_steps",
            thread.Steps.Where(context.StepExpressions.IsRead).Select(s => context.StepExpressions.Set(s, "skipped")))
        : [];

    /// <summary>A lane returns what it knows of its own threads; its parent knows the steps of earlier levels.</summary>
    private IEnumerable<StepSyntax> ForgetEarlier() => PlainRead.Any()
        ? Assignments(
            $"{Prefix}_own_steps",
            Earlier.Select(id => new AssignmentSyntax(
                new NameExpression(StepExpressions.Steps),
                ExpressionOf("map.delete", new NameExpression(StepExpressions.Steps), context.Texts.Expression(id)))))
        : [];

    private IEnumerable<StepSyntax> Assignments(string name, IEnumerable<AssignmentSyntax> assignments) => assignments
        .Chunk(AssignmentsPerStep)
        .Select(chunk => Emit.Step(Auxiliary(name), new AssignBody(chunk.ToEquatableList())));

    private static ValueSyntax ExpressionOf(string function, params ExpressionSyntax[] arguments) =>
        Workflows.Language.Printing.ExpressionPrinter.ToValue(new CallExpression(function, arguments.ToEquatableList()));
}
