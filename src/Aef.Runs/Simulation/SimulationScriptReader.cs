using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Runs.Simulation;

/// <summary>Reads simulation scripts, JSON or YAML. The format is described in <c>docs/simulate.md</c>.</summary>
public static class SimulationScriptReader
{
    private static readonly string[] TopKeys = ["defaults", "jobs", OtherExecutionReader.Executions];

    /// <summary>Reads a script for a pipeline; <paramref name="jobIds"/> are the jobs that it may name.</summary>
    public static SimulationScriptResult Read(DocumentNode root, IReadOnlySet<string> jobIds)
    {
        ArgumentNullException.ThrowIfNull(jobIds);
        return Read(root, new ScriptJobs(jobIds));
    }

    /// <summary>Reads a script for a pipeline, and reports what has no effect on its runs.</summary>
    public static SimulationScriptResult Read(DocumentNode root, BoundPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var result = Read(root, new ScriptJobs(pipeline));
        return (root as MappingNode)?[OtherExecutionReader.Executions] is SequenceNode { Items.Count: > 0 } executions
            ? result with { Diagnostics = [.. result.Diagnostics, .. CheckExecutions(executions, pipeline)] }
            : result;
    }

    private static SimulationScriptResult Read(DocumentNode root, ScriptJobs known)
    {
        var diagnostics = new DiagnosticBag();
        if (root is not MappingNode map)
        {
            diagnostics.Add(
                SimulationDiagnostics.WrongType.At(
                    root?.Location ?? Location.None,
                    "The script",
                    root?.Kind,
                    "an object with defaults and jobs",
                    string.Empty));
            return new SimulationScriptResult(null, diagnostics.Items);
        }

        foreach (var entry in map.Entries.Where(e => !TopKeys.Contains(e.Key)))
        {
            diagnostics.Add(
                SimulationDiagnostics.UnknownKey.At(
                    entry.KeyLocation,
                    entry.Key,
                    string.Join(", ", TopKeys),
                    Spelling.Suggest(entry.Key, TopKeys)));
        }

        var defaults = map["defaults"] is { } node
            ? SimulatedJobReader.Read(node, SimulatedJob.Default, diagnostics)
            : SimulatedJob.Default;
        var jobs = ReadJobs(map["jobs"], defaults, known, diagnostics);
        var others = OtherExecutionReader.Read(map[OtherExecutionReader.Executions], diagnostics);
        return new SimulationScriptResult(
            diagnostics.HasErrors ? null : new SimulationScript(defaults, jobs)
            {
                Executions = others,
                Items = ItemsIn(map["jobs"]),
                Named = NamedIn(map["jobs"]),
            },
            diagnostics.Items);
    }

    private static IEnumerable<Diagnostic> CheckExecutions(SequenceNode executions, BoundPipeline pipeline)
    {
        if (pipeline.Source.Concurrency is null)
        {
            yield return SimulationDiagnostics.NoAdmission.At(
                executions.Location,
                OtherExecutionReader.Executions,
                "the pipeline has no concurrency, so its runs do not wait for others");
        }
        else if (pipeline.ConcurrencyKey is null)
        {
            foreach (var key in executions.Items.OfType<MappingNode>().Select(e => e[OtherExecutionReader.Key]).OfType<ScalarNode>())
            {
                yield return SimulationDiagnostics.NoAdmission.At(
                    key.Location,
                    OtherExecutionReader.Key,
                    "the pipeline has no concurrency.key, so its runs wait for all others");
            }
        }
    }

    private static EquatableList<(string JobId, Location Location)> ItemsIn(DocumentNode? jobs) => jobs is MappingNode map
        ? [.. map.Entries.Where(e => ItemId.TryParse(e.Key, out _, out _)).Select(e => (e.Key, e.KeyLocation))]
        : [];

    private static EquatableList<(string JobId, Location Location)> NamedIn(DocumentNode? jobs) =>
        jobs is MappingNode map ? [.. map.Entries.Select(e => (e.Key, e.KeyLocation))] : [];

    private static Dictionary<string, EquatableList<SimulatedJob>> ReadJobs(
        DocumentNode? node,
        SimulatedJob defaults,
        ScriptJobs known,
        DiagnosticBag diagnostics)
    {
        var jobs = new Dictionary<string, EquatableList<SimulatedJob>>(StringComparer.Ordinal);
        if (node is null or ScalarNode { ScalarKind: ScalarKind.Null })
        {
            return jobs;
        }

        if (node is not MappingNode map)
        {
            diagnostics.Add(
                SimulationDiagnostics.WrongType.At(
                    node.Location,
                    "jobs",
                    node.Kind,
                    "an object with a description for each JOB_ID",
                    string.Empty));
            return jobs;
        }

        foreach (var entry in map.Entries)
        {
            if (known.WhyUnknown(entry.Key) is { } why)
            {
                diagnostics.Add(SimulationDiagnostics.UnknownJob.At(entry.KeyLocation, entry.Key, why));
            }

            if (entry.Value is SequenceNode { Items.Count: 0 })
            {
                diagnostics.Add(
                    SimulationDiagnostics.WrongType.At(
                        entry.Value.Location,
                        entry.Key,
                        "an empty list",
                        "an object, or a list with an object for each start",
                        string.Empty));
            }

            IEnumerable<DocumentNode> starts = entry.Value is SequenceNode list ? list.Items : [entry.Value];
            jobs[entry.Key] = starts.Select(s => SimulatedJobReader.Read(s, defaults, diagnostics)).ToEquatableList();
        }

        return jobs;
    }
}
