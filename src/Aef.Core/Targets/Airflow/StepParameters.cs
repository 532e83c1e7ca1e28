using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// The parameters of a step's job. <c>with</c> comes before <c>step_properties</c>, then the job file, then the defaults of the executor.
/// </summary>
internal sealed class StepParameters
{
    private const string BucketKey = "jobs_definitions_bucket";

    private StepParameters(ExecutorDefinition executor) => Executor = executor;

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

    /// <summary>True when a value is known only in a run.</summary>
    public bool IsRuntime => ReadsJobFile || Computed.Count > 0;

    /// <summary>The parameters of a step with an executor.</summary>
    public static StepParameters Of(BoundStep step, ExecutorDefinition executor, AirflowOptions options, PlatformParameters? platform)
    {
        var result = new StepParameters(executor) { Bucket = platform?.JobsDefinitionsBucket };
        var job = options.FindJob(executor.Name, step.JobName);
        result.Add(job);
        if (step.StepProperties is { } text && new JsonDocumentReader().Read(new SourceText(text)).Root is MappingNode properties)
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

        var isComplete = executor.Parameters.All(p =>
            !p.Required || p.Default is not null || result.Given.ContainsKey(p.Name) || result.Computed.ContainsKey(p.Name));
        result.ReadsJobFile = job is null && (executor.NeedsJobFile || !isComplete) && !(isComplete && step.With is not null);
        return result;
    }

    /// <summary>True for a parameter whose value, or whose absence, is known at compile time.</summary>
    public bool IsKnown(string name) => !Computed.ContainsKey(name) && (!ReadsJobFile || Given.ContainsKey(name));

    /// <summary>The value of a parameter that is known at compile time; null when it has none.</summary>
    public DocumentNode? Known(string name)
    {
        var parameter = Executor.FindParameter(name);
        var value = Given.GetValueOrDefault(name) ?? parameter?.Default;
        return value is null or ScalarNode { ScalarKind: ScalarKind.Null } ? null : ParameterValues.Convert(value, parameter?.Type);
    }

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
