using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Rules;

/// <summary>AEF's keys hold plain text: what looks like an expression there is not evaluated, which an info message reports.</summary>
internal sealed class ExpressionIsTextRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft) => draft.Sites.SelectMany(CheckStep);

    private static IEnumerable<Diagnostic> CheckStep(StepSite site)
    {
        var step = site.Effective.Source;
        (string Key, string? Value)[] texts =
        [
            (DefinitionKeys.JobName, step.JobName),
            (DefinitionKeys.FunctionIdName, step.FunctionIdName),
            (DefinitionKeys.FunctionStatusName, step.FunctionStatusName),
            (DefinitionKeys.FunctionName, step.FunctionName),
            (DefinitionKeys.WorkflowsName, step.WorkflowsName),
            (DefinitionKeys.StepProperties, (step.StepProperties as ScalarNode)?.Text),
        ];
        return texts
            .Where(t => t.Value?.IndexOf("${", StringComparison.Ordinal) is >= 0 and var start && t.Value.IndexOf('}', start) > 0)
            .Select(t =>
                RuleDiagnostics.ExpressionIsText.At(
                    step.LocationOf(t.Key),
                    t.Key == DefinitionKeys.WorkflowsName ? t.Key : t.Key.ToUpperInvariant())
                    .WithModelPath($"{site.Path}.{t.Key}"));
    }
}
