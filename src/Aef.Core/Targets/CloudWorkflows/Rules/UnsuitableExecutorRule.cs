using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>An executor whose entry does not define how Cloud Workflows runs it has no function to call there.</summary>
internal sealed class UnsuitableExecutorRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        foreach (var (site, bound) in draft.Sites.Zip(draft.Bound.Steps))
        {
            if (bound.Executor is { } executor && Fault(executor, bound.Type) is { } fault)
            {
                yield return WorkflowRuleDiagnostics.UnsuitableExecutor.At(
                    LocationOf(site, executor.Name),
                    Quoted.Text(executor.Name),
                    fault)
                    .WithModelPath(site.Path)
                    .WithRelated(executor.NameLocation, "the entry of the executor");
            }
        }
    }

    private static string? Fault(ExecutorDefinition executor, StepType type) => executor.Workflows.Count == 0
        ? "its entry has no \"workflows\", which describes how Cloud Workflows runs it"
        : type == StepType.Sync && executor.Workflows.All(w => w is not FunctionBinding)
            ? "a sync step calls a function, and its entry has no function binding"
            : null;

    private static Location LocationOf(StepSite site, string name)
    {
        (string Key, string? Value)[] keys =
        [
            (DefinitionKeys.FunctionIdName, site.Step.FunctionIdName), (DefinitionKeys.FunctionName, site.Step.FunctionName),
            (DefinitionKeys.Executor, site.Step.Executor), (DefinitionKeys.ComposerStep, site.Step.ComposerStep),
        ];
        return site.Effective.LocationOf(Array.Find(keys, k => k.Value == name).Key ?? DefinitionKeys.Executor);
    }
}
