using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Binding;

/// <summary>What a step runs, by the keys that name it.</summary>
internal static class StepJob
{
    /// <summary>The type of a step: as written, else what its keys imply.</summary>
    public static StepType TypeOf(PipelineStep step) => step.Type ?? Infer(step);

    /// <summary>The keys that can name what a step of a type runs, with their values; the first value counts.</summary>
    public static (string Key, string? Value)[] NamesOf(PipelineStep step, StepType type) =>
    [
        type == StepType.Async
            ? (DefinitionKeys.FunctionIdName, step.FunctionIdName)
            : (DefinitionKeys.FunctionName, step.FunctionName),
        (DefinitionKeys.Executor, step.Executor),
        (DefinitionKeys.ComposerStep, step.ComposerStep),
    ];

    /// <summary>The name in the executor catalog; null for a step that runs a workflow, or nothing.</summary>
    public static string? ExecutorOf(PipelineStep step)
    {
        var type = TypeOf(step);
        return type == StepType.Workflows ? null
            : !string.IsNullOrEmpty(step.Executor) ? step.Executor
            : NamesOf(step, type).FirstOrDefault(n => !string.IsNullOrEmpty(n.Value)).Value;
    }

    /// <summary>The location of the key that names an executor in a step or in its defaults.</summary>
    public static Location LocationOf(StepSite site, string name)
    {
        (string Key, string? Value)[] keys =
        [
            (DefinitionKeys.FunctionIdName, site.Step.FunctionIdName), (DefinitionKeys.FunctionName, site.Step.FunctionName),
            (DefinitionKeys.Executor, site.Step.Executor), (DefinitionKeys.ComposerStep, site.Step.ComposerStep),
        ];
        return site.Effective.LocationOf(Array.Find(keys, k => k.Value == name).Key ?? DefinitionKeys.Executor);
    }

    private static StepType Infer(PipelineStep step)
    {
        if (step.FunctionIdName is not null || step.Executor is not null || step.ComposerStep is not null)
        {
            return StepType.Async;
        }

        return step.FunctionName is not null ? StepType.Sync : step.WorkflowsName is not null ? StepType.Workflows : StepType.Async;
    }
}
