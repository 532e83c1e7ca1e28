using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Binding;

/// <summary>
/// A step with the defaults of its executor and of the pipeline applied, in this order, and the location of each of its keys.
/// </summary>
internal sealed class EffectiveStep
{
    /// <summary>Where values come from: the step, the defaults of its executor, those of the pipeline.</summary>
    private readonly PipelineStep[] _layers;
    private readonly bool _hasExecutor;

    public EffectiveStep(PipelineStep source, PipelineStep? defaults, EquatableList<ExecutorDefaults>? executors = null)
    {
        Source = source;
        Step = defaults is null ? source : Merge(source, defaults);
        Executor = StepJob.ExecutorOf(Step);
        var own = executors?.FirstOrDefault(e => e.Executor == Executor)?.Step;
        if (own is not null)
        {
            var filled = MergeExecutor(source, own, Step);
            Step = defaults is null ? filled : Merge(filled, defaults);
        }

        _hasExecutor = own is not null;
        _layers = own is not null ? defaults is not null ? [source, own, defaults] : [source, own]
            : defaults is not null ? [source, defaults]
            : [source];
    }

    /// <summary>The step as written.</summary>
    public PipelineStep Source { get; }

    /// <summary>The step with the defaults.</summary>
    public PipelineStep Step { get; }

    /// <summary>The name in the executor catalog, which selects the defaults of an executor; null for a step without one.</summary>
    public string? Executor { get; }

    /// <summary>The location of a key's value: in the step, in the defaults, or nowhere (then the step itself).</summary>
    public Location LocationOf(string key) => LayerOf(key).LocationOf(key);

    /// <summary>The location of a key, in the step or in the defaults.</summary>
    public Location KeyLocationOf(string key) => LayerOf(key).KeyLocationOf(key);

    /// <summary>True when the key is written with a value that could not be read, which the reader has reported.</summary>
    public bool Mentions(string key) => Array.Exists(_layers, l => l.Mentions(key));

    /// <summary>True when the step has the value of a key from these defaults.</summary>
    public bool Inherits(PipelineStep defaults, StepKey key) =>
        Source.Values[key] is null && Step.Values[key] is { } value && value.Equals(defaults.Values[key]);

    /// <summary>True when the step itself or the defaults of its executor set a key, not the defaults of all steps.</summary>
    public bool ChoosesForExecutor(StepKey key) => _layers.Take(_hasExecutor ? 2 : 1).Any(l => l.Values[key] is not null);

    private PipelineStep LayerOf(string key) => Array.Find(_layers, l => l.Mentions(key)) ?? Source;

    /// <summary>Merges key by key, as the table of step keys defines.</summary>
    private static PipelineStep Merge(PipelineStep step, PipelineStep defaults)
    {
        var hasJob = HasJob(step);
        var impliesType = ImpliesType(step);
        return Fill(step, defaults, IsFilled);

        bool IsFilled(StepKey key) => key.Merge switch
        {
            StepKeyMerge.Fill => true,
            StepKeyMerge.Job or StepKeyMerge.JobDetail => !hasJob,
            StepKeyMerge.JobType => !impliesType,
            _ => false,
        };
    }

    /// <summary>
    /// The same for the defaults of the executor that <paramref name="merged"/>, the step with all other defaults, names: they cannot name
    /// another job, and what they refine is the job of the step.
    /// </summary>
    private static PipelineStep MergeExecutor(PipelineStep step, PipelineStep defaults, PipelineStep merged)
    {
        var impliesType = ImpliesType(merged);
        return Fill(step, defaults, key => key.Merge switch
        {
            StepKeyMerge.Fill or StepKeyMerge.JobDetail => true,
            StepKeyMerge.JobType => !impliesType,
            _ => false,
        });
    }

    private static PipelineStep Fill(PipelineStep step, PipelineStep defaults, Func<StepKey, bool> isFilled) =>
        defaults.Values.Keys.Where(k => step.Values[k] is null && isFilled(k))
            .Aggregate(step, (s, k) => s.WithValue(k, defaults.Values[k]));

    private static bool HasJob(PipelineStep step) => step.Values.Keys.Any(k => k.Merge == StepKeyMerge.Job);

    /// <summary>True for a step that names what it runs by a key that implies a type.</summary>
    private static bool ImpliesType(PipelineStep step) => HasJob(step) && step.Executor is null && step.ComposerStep is null;
}
