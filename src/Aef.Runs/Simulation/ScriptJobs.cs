using System.Globalization;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Display;

namespace Aef.Runs.Simulation;

/// <summary>The jobs that a simulation script may name: the steps of a pipeline, and the items of steps with <c>for_each</c>.</summary>
internal sealed class ScriptJobs
{
    private readonly IReadOnlySet<string> _jobIds;
    private readonly Dictionary<string, BoundThread> _threads = new(StringComparer.Ordinal);

    /// <summary>The jobs of a pipeline.</summary>
    public ScriptJobs(BoundPipeline pipeline)
    {
        foreach (var thread in pipeline.AllLevels.SelectMany(l => l.Threads))
        {
            foreach (var step in thread.Steps)
            {
                _threads.TryAdd(step.JobId, thread);
            }
        }

        _jobIds = _threads.Keys.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Jobs of which only the JOB_IDs are known; each of them may have items.</summary>
    public ScriptJobs(IReadOnlySet<string> jobIds) => _jobIds = jobIds;

    /// <summary>A hint if no run of the pipeline has a job with this id, or null; the hint is empty if there is none.</summary>
    public string? WhyUnknown(string id)
    {
        if (_jobIds.Contains(id))
        {
            return null;
        }

        return ItemId.TryParse(id, out var step, out var index) && _jobIds.Contains(step)
            ? WhyNoItem(step, index)
            : Spelling.Suggest(id, _jobIds);
    }

    /// <summary>The hint for an item that is not in a list with this number of items.</summary>
    public static string Beyond(int items, bool isMost = false) => string.Create(
        CultureInfo.InvariantCulture,
        $" The list of for_each has {(isMost ? "at most " : string.Empty)}{(items == 1 ? "1 item" : $"{items} items")}, and indexes count from 0.");

    private string? WhyNoItem(string step, int index) => _threads.GetValueOrDefault(step) switch
    {
        null => null,
        { ForEach: null } => $" The step {Quoted.Text(step)} has no items, because its thread has no for_each.",
        { ForEach: { } list } when index >= list.Most => Beyond(list.Most, isMost: list.Count is null),
        _ => null,
    };
}
