using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <content>What expressions see of a step that has ended.</content>
internal sealed partial class ThreadLowering
{
    /// <summary>
    /// The steps after the job: the output is added to those of other steps, which may fail the step; then its status and output are set.
    /// The result of the job is a second copy of the output, so it is dropped.
    /// </summary>
    private IEnumerable<StepSyntax> RecordSuccess(int index, BoundStep step, string? result, bool jumpsBack)
    {
        var expressions = _context.StepExpressions;
        if (result is not null && _scope.IsUnit && expressions.IsOutputRead(step))
        {
            yield return Emit.Step(
                Auxiliary($"{step.JobId}_restored", step),
                UnitsLowering.RestoreOutput(_context, step, result, _scope));
        }

        if (result is not null && expressions.IsCounted(step.JobId))
        {
            var output = ((ExpressionValue)OutputOf(step, result)).Expression;
            yield return Emit.Step(Auxiliary($"{step.JobId}_bytes", step), expressions.Count(step.JobId, _scope, output));
            yield return Emit.Step(
                Auxiliary($"{step.JobId}_output", step),
                new CallBody(
                    _scope.IsLane ? SupportRoutines.LaneOutput : SupportRoutines.Output,
                    Emit.Map(
                    [
                        (SupportParameters.Location, Emit.Expression(_scope.Evaluating)),
                        (SupportParameters.Attempt, Emit.Expression($"{result}.output_attempt")),
                        ("fits", Emit.Expression(_scope.Fits)),
                        .. _scope.IsLane
                            ? [("most", Emit.Expression(StepExpressions.Limit(_scope)))]
                            : Array.Empty<(string, ValueSyntax)>(),
                    ])));
        }

        var record = expressions.Set(
            step.JobId,
            "succeeded",
            OutputOf(step, result),
            result is not null && expressions.IsCounted(step.JobId) ? Emit.Expression(_scope.Bytes) : null,
            _scope);
        var copy = expressions.IsOutputRead(step) ? result : null;
        yield return Emit.Step(
            Auxiliary($"{step.JobId}_status", step),
            new AssignBody(
            [
                record,
                .. copy is null ? [] : new[] { new AssignmentSyntax(new NameExpression(copy), Rest()) },
                .. Notes(index, step),
            ]));

        ValueSyntax Rest() => jumpsBack ? Emit.Map(("state", Emit.Expression($"{result}.state"))) : ValueSyntax.Null;
    }

    /// <summary>
    /// What expressions see as the output of a step; the result of another workflow is JSON text, and an earlier run may have passed on the
    /// output.
    /// </summary>
    private ValueSyntax OutputOf(BoundStep step, string? result) => result is null || !_context.StepExpressions.IsOutputRead(step)
        ? ValueSyntax.Null
        : Restored(step, result, step.Type == StepType.Workflows ? $"json.decode(default({result}.output, \"null\"))" : $"{result}.output");
}
