using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Reports expressions that a compiled workflow cannot evaluate: with values that it does not have, or too long once they are translated.
/// </summary>
internal static class ExpressionCheck
{
    /// <summary>What a condition needs besides its expression: <c>not("JOB_ID" in run.done or …)</c> without the JOB_ID.</summary>
    private const int ConditionLength = 26;

    public static IEnumerable<Diagnostic> Check(BoundPipeline pipeline, PlatformParameters? parameters, ExpressionTranslator translator)
    {
        foreach (var value in pipeline.Values)
        {
            foreach (var reference in value.References)
            {
                if (reference.Symbol is PlatformSymbol platform && parameters?.Find(platform.Key) is null)
                {
                    yield return CloudWorkflowsDiagnostics.MissingPlatformValue.At(reference.Syntax.Location, platform.Key);
                }
                else if (reference.Symbol is RunSymbol { Member: ExpressionTranslator.Environment } run && parameters?.Environment is null)
                {
                    yield return CloudWorkflowsDiagnostics.UnknownRunValue.At(reference.Syntax.Location, run.Member);
                }
            }
        }

        foreach (var value in pipeline.Variables.Select(v => v.Value).Concat(pipeline.Levels.SelectMany(l => l.Threads.Select(t => t.When).Append(l.When)).OfType<BoundValue>()))
        {
            foreach (var diagnostic in CheckLength(value, 0, translator))
            {
                yield return diagnostic;
            }
        }

        foreach (var step in pipeline.Steps.Where(s => s.When is not null))
        {
            foreach (var diagnostic in CheckLength(step.When!, ConditionLength + step.JobId.Length, translator)) // filtered above
            {
                yield return diagnostic;
            }
        }
    }

    private static IEnumerable<Diagnostic> CheckLength(BoundValue value, int more, ExpressionTranslator translator) =>
        Lengths(translator.Translate(value))
            .Select(l => l + more)
            .Where(l => l > WorkflowLimits.MaxExpressionLength)
            .Select(l => LimitDiagnostics.Expression.At(value.Location, l, WorkflowLimits.MaxExpressionLength));

    private static IEnumerable<int> Lengths(ValueSyntax value) => value switch
    {
        ExpressionValue expression => [expression.Text.Length],
        ListValue list => list.Items.SelectMany(Lengths),
        MapValue map => map.Entries.SelectMany(e => Lengths(e.Value)),
        _ => [],
    };
}
