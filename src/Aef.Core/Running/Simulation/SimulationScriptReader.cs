using Aef.Workflows.Collections;
using Aef.Workflows.Diagnostics;
using Aef.Workflows.Documents;

namespace Aef.Core.Running.Simulation;

/// <summary>Reads simulation scripts, JSON or YAML. The format is described in <c>docs/simulate.md</c>.</summary>
public static class SimulationScriptReader
{
    private static readonly string[] TopKeys = ["defaults", "jobs"];

    /// <summary>Reads a script for a pipeline; <paramref name="jobIds"/> are the jobs that it may name.</summary>
    public static SimulationScriptResult Read(DocumentNode root, IReadOnlySet<string> jobIds)
    {
        ArgumentNullException.ThrowIfNull(jobIds);
        var findings = new DiagnosticBag();
        if (root is not MappingNode map)
        {
            findings.Add(SimulationDiagnostics.WrongType.At(root?.Location ?? Location.None, "The script", root?.Kind, "a map with defaults and jobs"));
            return new SimulationScriptResult(null, findings.Items);
        }

        foreach (var entry in map.Entries.Where(e => !TopKeys.Contains(e.Key)))
        {
            findings.Add(SimulationDiagnostics.UnknownKey.At(entry.KeyLocation, entry.Key, string.Join(", ", TopKeys)));
        }

        var defaults = map["defaults"] is { } node ? SimulatedJobReader.Read(node, SimulatedJob.Default, findings) : SimulatedJob.Default;
        var jobs = ReadJobs(map["jobs"], defaults, jobIds, findings);
        return new SimulationScriptResult(findings.HasErrors ? null : new SimulationScript(defaults, jobs), findings.Items);
    }

    private static Dictionary<string, EquatableList<SimulatedJob>> ReadJobs(DocumentNode? node, SimulatedJob defaults, IReadOnlySet<string> jobIds, DiagnosticBag findings)
    {
        var jobs = new Dictionary<string, EquatableList<SimulatedJob>>(StringComparer.Ordinal);
        if (node is null or ScalarNode { ScalarKind: ScalarKind.Null })
        {
            return jobs;
        }

        if (node is not MappingNode map)
        {
            findings.Add(SimulationDiagnostics.WrongType.At(node.Location, "jobs", node.Kind, "a map from JOB_ID to what happens"));
            return jobs;
        }

        foreach (var entry in map.Entries)
        {
            if (!jobIds.Contains(entry.Key))
            {
                findings.Add(SimulationDiagnostics.UnknownJob.At(entry.KeyLocation, entry.Key));
            }

            IEnumerable<DocumentNode> starts = entry.Value is SequenceNode list ? list.Items : [entry.Value];
            jobs[entry.Key] = starts.Select(s => SimulatedJobReader.Read(s, defaults, findings)).ToEquatableList();
        }

        return jobs;
    }
}
