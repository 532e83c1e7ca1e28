using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>What Cloud Workflows cannot do for <c>concurrency</c>: a cancelled execution runs no handler, and there are no pools.</summary>
internal sealed class AdmissionRule : IPipelineRule
{
    private const string BehaviorPath = "concurrency.behavior";

    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        if (draft.Bound.Source.Concurrency is not { } concurrency)
        {
            yield break;
        }

        if (concurrency.Pool is { } pool)
        {
            yield return AdmissionTargetDiagnostics.NoPool.At(concurrency.LocationOf(DefinitionKeys.Pool), Quoted.Text(pool))
                .WithModelPath("concurrency.pool");
        }

        if (concurrency.EffectiveBehavior == ConcurrencyBehavior.CancelOldest)
        {
            yield return draft.Bound.Source.Finally.Count > 0
                ? CannotCancel(concurrency, "a cancelled execution would not run the steps of finally")
                : AdmissionTargetDiagnostics.JobsContinue.At(concurrency.LocationOf(DefinitionKeys.Behavior)).WithModelPath(BehaviorPath);
        }
    }

    /// <summary>Reports that the pipeline is several workflows; only the compiler knows that.</summary>
    public static IEnumerable<Diagnostic> CheckParts(BoundPipeline pipeline)
    {
        if (pipeline.Source.Concurrency is { } concurrency
            && concurrency.EffectiveBehavior == ConcurrencyBehavior.CancelOldest
            && pipeline.Source.Finally.Count == 0)
        {
            yield return CannotCancel(
                concurrency,
                "the pipeline is compiled to several workflows, and the executions of the others would continue");
        }
    }

    private static Diagnostic CannotCancel(ConcurrencyPolicy concurrency, string reason) =>
        AdmissionTargetDiagnostics.CannotCancel.At(concurrency.LocationOf(DefinitionKeys.Behavior), reason).WithModelPath(BehaviorPath);
}
