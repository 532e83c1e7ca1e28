using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <content>
/// The data sets of steps whose names have expressions. Names without expressions are in the definition, and cost nothing in the workflow.
/// </content>
internal sealed partial class ThreadLowering
{
    /// <summary>The most that main executes for the data sets of a step, besides long expressions.</summary>
    public const int OwnOfDataSets = 4;

    /// <summary>
    /// Logs the data sets of a step that has succeeded in this run. An expression that fails is logged too, and fails nothing. Without log
    /// entries of jobs, nothing is evaluated.
    /// </summary>
    private IEnumerable<StepSyntax> LogDataSets(BoundStep step)
    {
        if (step.EvaluatedDataSets is not { } dataSets || !_context.Options.JobLogs)
        {
            yield break;
        }

        var (before, value) = _context.Split(
            _context.Expressions.Translate(dataSets),
            _scope,
            () => Auxiliary($"{step.JobId}_data_sets_part", step),
            dataSets.Location);
        var log = Emit.Step(Auxiliary($"{step.JobId}_data_sets_log", step), Log(step, "INFO", DataSetLog.DataSets, value));
        var failed = Emit.Step(
            Auxiliary($"{step.JobId}_data_sets_failed", step),
            Log(step, "WARNING", DataSetLog.Error, Emit.Expression("failure")));
        var attempt = Emit.Step(
            Auxiliary($"{step.JobId}_data_sets", step),
            JobLowering.Catch(new StepsBody([.. before, log]), new StepsBody([failed])));
        var isNew = new UnaryExpression(UnaryOperator.Not, _scope.IsDone(_context.Texts, step.JobId));
        yield return Emit.Step(
            Auxiliary($"{step.JobId}_data_sets_if", step),
            new SwitchBody([new SwitchEntrySyntax(ExpressionPrinter.ToValue(isNew), new StepsBody([attempt]))]));
    }

    private CallBody Log(BoundStep step, string severity, string key, ValueSyntax value) => new(
        "sys.log",
        Emit.Map(
            ("severity", ValueSyntax.Of(severity)),
            ("json", Emit.Map(
                (DataSetLog.Event, ValueSyntax.Of(DataSetLog.JobDataSets)),
                (DataSetLog.JobId, _scope.Id(_context.Texts, step.JobId)),
                (key, value)))));
}
