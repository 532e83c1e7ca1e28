using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Keys of a step that its TYPE gives no meaning. Keys of the defaults are for all types and not read.</summary>
internal sealed class UnusedKeyRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        foreach (var (site, bound) in draft.Sites.Zip(draft.Bound.Steps))
        {
            foreach (var key in UnusedKeys(site.Effective.Source, bound.Type))
            {
                yield return RuleDiagnostics.UnusedKey.At(site.Effective.Source.KeyLocationOf(key), key == DefinitionKeys.WorkflowsName || key == DefinitionKeys.Executor ? key : key.ToUpperInvariant(), bound.Type.ToString().ToLowerInvariant())
                    .WithModelPath($"{site.Path}.{key}");
            }
        }
    }

    private static IEnumerable<string> UnusedKeys(PipelineStep step, StepType type)
    {
        (string Key, bool IsGiven, bool IsUsed)[] keys =
        [
            (DefinitionKeys.Executor, step.Executor is not null, type != StepType.Workflows),
            (DefinitionKeys.FunctionIdName, step.FunctionIdName is not null, type == StepType.Async),
            (DefinitionKeys.FunctionStatusName, step.FunctionStatusName is not null, type == StepType.Async),
            (DefinitionKeys.FunctionName, step.FunctionName is not null, type == StepType.Sync),
            (DefinitionKeys.WorkflowsName, step.WorkflowsName is not null, type == StepType.Workflows),
            (DefinitionKeys.WaitTimeSeconds, step.WaitTimeSeconds is not null, type != StepType.Sync),
            (DefinitionKeys.WaitMultiplier, step.WaitMultiplier is not null, type != StepType.Sync),
            (DefinitionKeys.MaxWaitTimeSeconds, step.MaxWaitTimeSeconds is not null, type != StepType.Sync),
            (DefinitionKeys.AsyncTimeoutLoopInMinutes, step.AsyncTimeoutLoopInMinutes is not null, type != StepType.Sync),
        ];
        return keys.Where(k => k.IsGiven && !k.IsUsed).Select(k => k.Key);
    }
}
