using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Inputs;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Targets.Airflow.Rules;

/// <summary>What Airflow cannot do for a pipeline as a whole.</summary>
internal sealed class AirflowHeadRule(AirflowGeneration generation) : IPipelineRule
{
    private const int MaxTag = 100;

    public IEnumerable<Diagnostic> Check(BindDraft draft) =>
        Engine(draft.Bound.Source)
            .Concat(Concurrency(draft.Bound.Source))
            .Concat(Parts(draft.Bound))
            .Concat(Limits(draft.Bound))
            .Concat(Parallel(draft.Bound))
            .Concat(Triggers(draft.Bound.Source))
            .Concat(Labels(draft.Bound.Source));

    private static IEnumerable<Diagnostic> Engine(Pipeline pipeline)
    {
        if (string.Equals(pipeline.Engine, "cloud_workflows", StringComparison.Ordinal))
        {
            yield return AirflowDiagnostics.OtherEngine.At(pipeline.LocationOf(DefinitionKeys.Engine), pipeline.Engine)
                .WithModelPath(DefinitionKeys.Engine);
        }
    }

    private static IEnumerable<Diagnostic> Concurrency(Pipeline pipeline)
    {
        if (pipeline.Concurrency is not { } concurrency)
        {
            yield break;
        }

        if (concurrency.EffectiveBehavior != ConcurrencyBehavior.Queue)
        {
            yield return AirflowDiagnostics.Concurrency
                .At(
                    concurrency.LocationOf(DefinitionKeys.Behavior),
                    concurrency.EffectiveBehavior == ConcurrencyBehavior.CancelOldest ? "behavior cancel_oldest" : "behavior fail")
                .WithModelPath("concurrency.behavior");
        }

        foreach (var (key, value) in new[] { (DefinitionKeys.Key, concurrency.Key), (DefinitionKeys.Pool, concurrency.Pool) })
        {
            if (value is not null)
            {
                yield return AirflowDiagnostics.Concurrency.At(concurrency.LocationOf(key), key).WithModelPath("concurrency." + key);
            }
        }
    }

    private static IEnumerable<Diagnostic> Parts(BoundPipeline pipeline)
    {
        foreach (var input in pipeline.Source.Inputs)
        {
            if (input.Name is RunDates.Start or RunDates.End)
            {
                yield return AirflowDiagnostics.ReservedInput.At(input.Location, Quoted.Text(input.Name));
            }

            if (input.Pattern is { } pattern && InputPattern.TryParse(pattern, out _) && InputPattern.ForPython(pattern) is null)
            {
                yield return AirflowDiagnostics.Pattern.At(input.LocationOf(DefinitionKeys.Pattern), Quoted.Text(input.Name));
            }
        }
    }

    private static IEnumerable<Diagnostic> Limits(BoundPipeline pipeline)
    {
        var source = pipeline.Source;
        if (source.TimeoutMinutes is not null && pipeline.Sections.Count > 0)
        {
            yield return AirflowDiagnostics.TimeoutWithFinally
                .At(
                    source.LocationOf(DefinitionKeys.TimeoutMinutes),
                    string.Join(" and ", pipeline.Sections.Select(s => PipelineSections.KeyOf(s.Section))))
                .WithModelPath(DefinitionKeys.TimeoutMinutes);
        }

        if (source.DeadlineMinutes is not null)
        {
            yield return AirflowDiagnostics.NoEffect
                .At(source.LocationOf(DefinitionKeys.DeadlineMinutes), DefinitionKeys.DeadlineMinutes, "the DAG does not report late runs")
                .WithModelPath(DefinitionKeys.DeadlineMinutes);
        }
    }

    private IEnumerable<Diagnostic> Parallel(BoundPipeline pipeline)
    {
        var limit = ParallelLimit.Of(pipeline);
        foreach (var level in ParallelLimit.Others(pipeline))
        {
            yield return AirflowDiagnostics.MaxParallel
                .At(level.Source.LocationOf(DefinitionKeys.MaxParallel), limit, Quoted.Text(level.Id));
        }

        if (limit is not null && generation == AirflowGeneration.Airflow2 && pipeline.Source.Concurrency?.EffectiveLimit != 1)
        {
            var first = pipeline.Levels.First(l => l.MaxParallel is not null);
            yield return AirflowDiagnostics.OneActiveRun.At(first.Source.LocationOf(DefinitionKeys.MaxParallel));
        }
    }

    private static IEnumerable<Diagnostic> Labels(Pipeline pipeline) =>
        pipeline.Labels
            .Select(l => (Label: l, Tag: DagArguments.TagOf(l)))
            .Where(l => l.Tag.Length > MaxTag)
            .Select(l => AirflowDiagnostics.Label.At(l.Label.Location, Quoted.Text(l.Label.Name), l.Tag.Length));

    private static IEnumerable<Diagnostic> Triggers(Pipeline pipeline) =>
        pipeline.Triggers
            .Where(t => t.After is not null || t.Webhook is not null || t.File is not null)
            .Select(t => AirflowDiagnostics.Triggers.At(t.Location, Describe(t)).WithModelPath(DefinitionKeys.Triggers));

    private static string Describe(PipelineTrigger trigger) => trigger switch
    {
        { After: { } after } => $"after a run of {Quoted.Text(after.Subject ?? string.Empty)}",
        { Webhook: { } webhook } => $"for the webhook {Quoted.Text(webhook.Subject ?? string.Empty)}",
        _ => $"for the file {Quoted.Text(trigger.File?.Subject ?? string.Empty)}",
    };
}
