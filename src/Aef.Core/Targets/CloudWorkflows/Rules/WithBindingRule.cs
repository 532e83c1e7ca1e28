using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>
/// AEF's function passes <c>with</c> in <c>step_properties</c>, which the deployed executors ignore: the entry of an executor must declare
/// that its function reads them.
/// </summary>
internal sealed class WithBindingRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        foreach (var (site, bound) in draft.Sites.Zip(draft.Bound.Steps))
        {
            if (bound.With is not null && Fault(bound) is { } fault)
            {
                yield return WorkflowRuleDiagnostics.WithNotRead.At(site.Effective.KeyLocationOf(DefinitionKeys.With), fault)
                    .WithModelPath($"{site.Path}.{DefinitionKeys.With}");
            }
        }
    }

    private static string? Fault(BoundStep step) => step switch
    {
        { Type: StepType.Workflows } => "a workflows step has no executor",
        { Function: null } => null, // reported: nothing to run
        { Executor: null } => $"the executor catalog has no entry {Quoted.Text(step.Function)}",
        { IsConnector: true } or { Executor.ReadsStepProperties: true } => null,
        { Binding: null } => null, // reported: unsuitable executor
        _ => $"the function of {Quoted.Text(step.Executor.Name)} reads only the job file",
    };
}
