using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>Checks the items that a simulation script names against the lists that the inputs of a run contain.</summary>
internal static class ScriptItems
{
    /// <summary>
    /// A warning for each item that the run does not have; lists in the definition were checked when the script was read.
    /// </summary>
    public static IEnumerable<Diagnostic> Check(BoundPipeline pipeline, WorkflowValue argument, SimulationScript script)
    {
        foreach (var (id, location) in script.Items)
        {
            if (ItemId.TryParse(id, out var step, out var index)
                && ThreadOf(pipeline, step) is { ForEach.Count: null } thread
                && KnownLists.Count(thread, argument) is { } items
                && index >= items
                && index < thread.ForEach.Most)
            {
                yield return SimulationDiagnostics.NoSuchItem.At(location, Quoted.Text(id), ScriptJobs.Beyond(items));
            }
        }
    }

    private static BoundThread? ThreadOf(BoundPipeline pipeline, string step) =>
        pipeline.AllLevels.SelectMany(l => l.Threads).FirstOrDefault(t => t.Steps.Any(s => s.JobId == step));
}
