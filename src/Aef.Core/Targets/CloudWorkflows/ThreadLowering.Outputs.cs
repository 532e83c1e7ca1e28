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
    private IEnumerable<StepSyntax> RecordSuccess(BoundStep step, string? result, bool jumpsBack)
    {
        var expressions = _context.StepExpressions;
        if (result is not null && expressions.IsCounted(step.JobId))
        {
            yield return Emit.Step(
                Auxiliary($"{step.JobId}_bytes", step),
                expressions.Count(step.JobId, _scope, $"{result}.output", step.Type == StepType.Workflows));
            yield return Emit.Step(
                Auxiliary($"{step.JobId}_output", step),
                new CallBody(
                    SupportRoutines.Output,
                    Emit.Map(
                        (SupportParameters.Location, Emit.Expression(_scope.Evaluating)),
                        (SupportParameters.Attempt, Emit.Expression($"{result}.output_attempt")),
                        ("fits", Emit.Expression(_scope.Fits)))));
        }

        var record = expressions.Set(
            step.JobId,
            "succeeded",
            OutputOf(step, result),
            expressions.IsCounted(step.JobId) ? Emit.Expression(_scope.Bytes) : null);
        var isCopy = result is not null && expressions.IsOutputRead(step);
        yield return Emit.Step(
            Auxiliary($"{step.JobId}_status", step),
            isCopy
                ? new AssignBody([record, new AssignmentSyntax(new NameExpression(result!), Rest())]) // checked above
                : new AssignBody([record]));

        ValueSyntax Rest() => jumpsBack ? Emit.Map(("state", Emit.Expression($"{result}.state"))) : ValueSyntax.Null;
    }

    /// <summary>What expressions see as the output of a step; the result of another workflow is JSON text.</summary>
    private static ValueSyntax OutputOf(BoundStep step, string? result) => result is null
        ? ValueSyntax.Null
        : Emit.Expression(step.Type == StepType.Workflows ? $"json.decode(default({result}.output, \"null\"))" : $"{result}.output");
}
