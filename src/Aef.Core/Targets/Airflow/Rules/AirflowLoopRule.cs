using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Targets.Airflow.Rules;

/// <summary>What Airflow cannot do for threads that run once for each item of a list.</summary>
internal sealed class AirflowLoopRule(AirflowGeneration generation) : IPipelineRule
{
    /// <summary>How many items a task of Airflow may return for a mapped group if nobody changes its configuration.</summary>
    private const int MaxMapLength = 1024;

    public IEnumerable<Diagnostic> Check(BindDraft draft) =>
        draft.Bound.Levels.SelectMany(l => Limits(l).Concat(l.Threads.SelectMany(t => Length(l, t))));

    private IEnumerable<Diagnostic> Limits(BoundLevel level)
    {
        if (level.MaxParallel is not { } limit || level.Threads.Sum(t => t.MostUnits) <= limit)
        {
            yield break;
        }

        if (level.Threads.FirstOrDefault(t => t is { ForEach: not null, Steps.Count: > 1 }) is { } thread)
        {
            yield return AirflowLoopDiagnostics.SeveralSteps.At(
                level.Source.LocationOf(DefinitionKeys.MaxParallel),
                Quoted.Text(thread.Id),
                thread.Steps.Count);
        }
        else if (ParallelLimit.OfLoop(level) is not null && generation == AirflowGeneration.Airflow3)
        {
            yield return AirflowLoopDiagnostics.IgnoredLimit.At(level.Source.LocationOf(DefinitionKeys.MaxParallel), limit);
        }
    }

    /// <summary>A list in the definition is no result of a task, unless a condition decides about it.</summary>
    private static IEnumerable<Diagnostic> Length(BoundLevel level, BoundThread thread)
    {
        var isResult = !LoopLowering.IsLiteral(thread) || thread.When is not null || level.When is not null;
        if (thread.ForEach is { Most: > MaxMapLength } loop && isResult)
        {
            var key = loop.Count is null ? DefinitionKeys.MaxItems : DefinitionKeys.ForEach;
            yield return AirflowLoopDiagnostics.ManyItems.At(thread.Source.LocationOf(key), loop.Most, MaxMapLength);
        }
    }
}
