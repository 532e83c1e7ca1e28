using Aef.Documents.Collections;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>The output of a step, which later steps read as <c>steps.JOB_ID.output</c>, with some ways to run the executor.</summary>
/// <param name="Keys">The keys of the output; empty when the whole output is what the job returns.</param>
/// <param name="Bindings">The ways: <c>connector</c> on Cloud Workflows, and <c>airflow</c>.</param>
public sealed record ExecutorOutput(EquatableList<string> Keys, EquatableList<string> Bindings)
{
    /// <summary>The outputs of an executor; the ways without an output are in none of them.</summary>
    public static IReadOnlyList<ExecutorOutput> Of(ExecutorDefinition executor)
    {
        ArgumentNullException.ThrowIfNull(executor);
        var outputs = executor.Workflows.OfType<ConnectorBinding>()
            .Where(b => b.Output is not null)
            .Select(b => (b.Kind, Keys: KeysOf(b.Output)))
            .ToList();
        if (executor.Airflow is { } airflow && airflow.Tasks[^1] is { HasOutput: true } task)
        {
            // A function that returns the output returns that of the connector.
            outputs.Add((airflow.Kind, task.Output is null && outputs is [var (_, keys), ..] ? keys : KeysOf(task.Output)));
        }

        return [.. outputs.GroupBy(o => o.Keys, o => o.Kind).Select(g => new ExecutorOutput(g.Key, [.. g]))];
    }

    private static EquatableList<string> KeysOf(DocumentNode? output) =>
        output is MappingNode map ? [.. map.Entries.Select(e => e.Key)] : [];
}
