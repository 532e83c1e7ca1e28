using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// The parameters of a step's job. <c>with</c> comes before <c>step_properties</c>, then the job file, then the defaults of the executor.
/// </summary>
internal sealed class StepParameters
{
    private const string BucketKey = "jobs_definitions_bucket";

    private readonly AirflowDefaults _defaults;

    private StepParameters(ExecutorDefinition executor, AirflowDefaults defaults)
    {
        Executor = executor;
        _defaults = defaults;
    }

    public ExecutorDefinition Executor { get; }

    /// <summary>The parameters that are known at compile time, without the defaults.</summary>
    public Dictionary<string, DocumentNode> Given { get; } = new(StringComparer.Ordinal);

    /// <summary>The parameters in <c>with</c> whose values only a run knows.</summary>
    public Dictionary<string, BoundValue> Computed { get; } = new(StringComparer.Ordinal);

    /// <summary>True when a task must read the job file in a run.</summary>
    public bool ReadsJobFile { get; private set; }

    /// <summary>The bucket with the job file; null when neither the step nor the environment names one.</summary>
    public string? Bucket { get; private set; }

    /// <summary>The keys of <c>step_properties</c> that no parameter has.</summary>
    public IReadOnlyList<string> UnusedProperties { get; private set; } = [];

    /// <summary>The defaults that are known, by parameter.</summary>
    public IEnumerable<KeyValuePair<string, DocumentNode>> Defaults => from parameter in Executor.Parameters
        let value = _defaults.Of(parameter)
        where value is not null
        select KeyValuePair.Create(parameter.Name, value);

    /// <summary>The parameters that tasks need and whose defaults Airflow cannot compute, with what the defaults read.</summary>
    public IEnumerable<(string Name, string What)> UnknownDefaults => ReadsJobFile ? [] : from parameter in Executor.Parameters
        where !Given.ContainsKey(parameter.Name) && !Computed.ContainsKey(parameter.Name)
        let what = _defaults.UnknownIn(parameter)
        where what is not null && Uses(parameter.Name)
        select (parameter.Name, what);

    /// <summary>The required parameters without a value, if no run can set them.</summary>
    public IReadOnlyList<string> Missing => ReadsJobFile ? [] : [.. Executor.Parameters.Where(Lacks).Select(p => p.Name)];

    /// <summary>The parameters that have a value and that no task uses.</summary>
    public IEnumerable<string> Unused =>
        Given.Where(g => !ParameterConversion.IsAbsent(g.Value))
            .Select(g => g.Key)
            .Concat(Computed.Keys)
            .Where(n => !Uses(n))
            .Order(StringComparer.Ordinal);

    /// <summary>True when a value is known only in a run.</summary>
    public bool IsRuntime => ReadsJobFile || Computed.Count > 0;

    /// <summary>The parameters of a step with an executor.</summary>
    public static StepParameters Of(BoundStep step, ExecutorDefinition executor, AirflowOptions options, PlatformParameters? platform)
    {
        var defaults = new AirflowDefaults(step, platform);
        var result = new StepParameters(executor, defaults) { Bucket = platform?.JobsDefinitionsBucket };
        var job = options.FindJob(executor.Name, step.JobName) ?? step.JobFileIn(platform?.Environment);
        result.Add(job);
        if (step.PropertiesOf() is { } properties)
        {
            result.Add(properties);
            result.Bucket = (properties[BucketKey] as ScalarNode)?.Text ?? result.Bucket;
            result.UnusedProperties =
                [.. properties.Entries.Select(e => e.Key).Where(k => k != BucketKey && executor.FindParameter(k) is null)];
        }

        switch (step.With)
        {
            case BoundLiteral { Node: MappingNode with }:
                result.Add(with);
                break;
            case BoundMap map:
                result.Add(map);
                break;
        }

        var isComplete = !executor.Parameters.Any(result.Lacks);
        result.ReadsJobFile = job is null && (executor.NeedsJobFile || !isComplete) && !(isComplete && step.With is not null);
        return result;
    }

    /// <summary>True for a parameter whose value, or whose absence, is known at compile time.</summary>
    public bool IsKnown(string name) => !Computed.ContainsKey(name) && (!ReadsJobFile || Given.ContainsKey(name));

    /// <summary>The value of a parameter that is known at compile time; null when it has none.</summary>
    public DocumentNode? Known(string name)
    {
        var parameter = Executor.FindParameter(name);
        var value = Given.GetValueOrDefault(name) ?? _defaults.Of(parameter);
        return ParameterConversion.IsAbsent(value) ? null : ParameterConversion.Convert(value, parameter?.Type);
    }

    private bool Lacks(ExecutorParameter parameter) =>
        parameter.IsNeeded
            && !Computed.ContainsKey(parameter.Name)
            && ParameterConversion.IsAbsent(Given.GetValueOrDefault(parameter.Name));

    private bool Uses(string name) => Executor.AirflowParameters.Contains(name);

    private void Add(MappingNode? values)
    {
        foreach (var entry in values?.Entries ?? [])
        {
            if (Executor.FindParameter(entry.Key) is not null)
            {
                Given[entry.Key] = entry.Value;
            }
        }
    }

    private void Add(BoundMap map)
    {
        foreach (var entry in map.Entries)
        {
            if (entry.Value is BoundLiteral literal)
            {
                Given[entry.Key] = literal.Node;
            }
            else
            {
                Given.Remove(entry.Key);
                Computed[entry.Key] = entry.Value;
            }
        }
    }
}
