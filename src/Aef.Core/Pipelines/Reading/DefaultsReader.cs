using System.Collections.Frozen;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Reading;

/// <summary>Reads <c>defaults</c>: the keys of a step, and under <c>executors</c> the same keys for the steps of one executor.</summary>
internal sealed class DefaultsReader(StepReader steps, DiagnosticBag diagnostics)
{
    /// <summary>What messages call an entry of <c>executors</c>.</summary>
    public const string OfExecutor = "the defaults of an executor";

    internal static readonly FrozenSet<string> Keys =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, [.. StepKeys.All.Names, DefinitionKeys.Executors]);

    /// <summary>The pipeline with the defaults; unchanged without a mapping.</summary>
    public Pipeline Read(MappingNode? map, Pipeline pipeline)
    {
        if (map is null)
        {
            return pipeline;
        }

        var reader = new MapReader(map, DefinitionKeys.Defaults, Keys, diagnostics);
        var step = steps.Read(reader);
        var hasKeys = map.Entries.Count == 0 || map.Entries.Any(e => !IsExecutors(e.Key));
        return pipeline
            .WithDefaults(hasKeys ? step : null)
            .WithExecutorDefaults(ReadExecutors(reader.Map(DefinitionKeys.Executors, "an object with names of executors")));
    }

    /// <summary>True for the key of the defaults of executors.</summary>
    public static bool IsExecutors(string key) => string.Equals(key, DefinitionKeys.Executors, StringComparison.OrdinalIgnoreCase);

    private EquatableList<ExecutorDefaults> ReadExecutors(MappingNode? map)
    {
        var executors = new List<ExecutorDefaults>();
        foreach (var entry in map?.Entries ?? [])
        {
            if (entry.Value is MappingNode keys)
            {
                executors.Add(new ExecutorDefaults(entry.Key, steps.Read(keys, OfExecutor), entry.KeyLocation));
            }
            else
            {
                diagnostics.Add(
                    ReadingDiagnostics.WrongKind.At(
                        entry.Value.Location,
                        "The value of an executor",
                        "an object such as {wait_time_seconds: 60}",
                        entry.Value.Kind));
            }
        }

        return [.. executors];
    }
}
