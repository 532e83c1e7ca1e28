using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Binding;

/// <summary>A step with the pipeline's defaults applied, and the location of each of its keys.</summary>
internal sealed class EffectiveStep
{
    private readonly PipelineStep? _defaults;

    public EffectiveStep(PipelineStep source, PipelineStep? defaults)
    {
        Source = source;
        _defaults = defaults;
        Step = defaults is null ? source : Merge(source, defaults);
    }

    /// <summary>The step as written.</summary>
    public PipelineStep Source { get; }

    /// <summary>The step with the defaults.</summary>
    public PipelineStep Step { get; }

    /// <summary>The location of a key's value: in the step, in the defaults, or nowhere (then the step itself).</summary>
    public Location LocationOf(string key) =>
        !Source.Mentions(key) && _defaults is { } defaults && defaults.Mentions(key) ? defaults.LocationOf(key) : Source.LocationOf(key);

    /// <summary>The location of a key, in the step or in the defaults.</summary>
    public Location KeyLocationOf(string key) =>
        !Source.Mentions(key) && _defaults is { } defaults && defaults.Mentions(key)
            ? defaults.KeyLocationOf(key)
            : Source.KeyLocationOf(key);

    /// <summary>True when the key is written with a value that could not be read, which the reader has reported.</summary>
    public bool Mentions(string key) => Source.Mentions(key) || _defaults?.Mentions(key) == true;

    /// <summary>Merges key by key, as the table of step keys defines.</summary>
    private static PipelineStep Merge(PipelineStep step, PipelineStep defaults)
    {
        var hasJob = step.Values.Keys.Any(k => k.Merge == StepKeyMerge.Job);
        var impliesType = hasJob && step.Executor is null && step.ComposerStep is null;
        return defaults.Values.Keys.Where(k => step.Values[k] is null && IsFilled(k))
            .Aggregate(step, (s, k) => s.WithValue(k, defaults.Values[k]));

        bool IsFilled(StepKey key) => key.Merge switch
        {
            StepKeyMerge.Fill => true,
            StepKeyMerge.Job or StepKeyMerge.JobDetail => !hasJob,
            StepKeyMerge.JobType => !impliesType,
            _ => false,
        };
    }
}
