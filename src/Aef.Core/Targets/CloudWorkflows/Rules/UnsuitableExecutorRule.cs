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
                yield return executor.Relate(WorkflowRuleDiagnostics.UnsuitableExecutor
                    .At(StepJob.LocationOf(site, executor.Name), Quoted.Text(executor.Name), fault)
                    .WithModelPath(site.Path));
            }
        }
    }

    private static string? Fault(ExecutorDefinition executor, StepType type) => executor.Workflows.Count == 0
        ? executor.ReasonAgainst(UnsupportedTarget.CloudWorkflows)
            ?? "its entry has no \"workflows\", which describes how Cloud Workflows runs it"
        : type == StepType.Sync && executor.Workflows.All(w => w is not FunctionBinding)
            ? "a sync step calls a function, and its entry has no function binding"
            : null;
}
