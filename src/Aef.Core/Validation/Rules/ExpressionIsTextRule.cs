using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Rules;

/// <summary>AEF's keys hold plain text: what looks like an expression there is not evaluated, which an info message reports.</summary>
internal sealed class ExpressionIsTextRule : IPipelineRule
{
    private static readonly StepKey[] Keys =
    [
        StepKeys.JobName, StepKeys.FunctionIdName, StepKeys.FunctionStatusName, StepKeys.FunctionName, StepKeys.WorkflowsName,
        StepKeys.StepProperties,
    ];

    public IEnumerable<Diagnostic> Check(BindDraft draft) => draft.Sites.SelectMany(CheckStep);

    private static IEnumerable<Diagnostic> CheckStep(StepSite site)
    {
        var step = site.Effective.Source;
        foreach (var key in Keys)
        {
            var text = step.Values[key] is ScalarNode scalar ? scalar.Text : step.Values[key] as string;
            if (text?.IndexOf("${", StringComparison.Ordinal) is >= 0 and var start && text.IndexOf('}', start) > 0)
            {
                yield return RuleDiagnostics.ExpressionIsText.At(
                    step.LocationOf(key.Name),
                    key == StepKeys.WorkflowsName ? key.Name : key.Name.ToUpperInvariant())
                    .WithModelPath($"{site.Path}.{key.Name}");
            }
        }
    }
}
