using Aef.Core.Semantics.Binding;

namespace Aef.Web.Components.Parts;

/// <summary>Which levels of a large graph are folded at first.</summary>
internal static class GraphFolding
{
    /// <summary>The most steps of a graph that is shown whole.</summary>
    public const int MaxSteps = 150;

    /// <summary>Adds the levels to fold; <paramref name="isOpen"/> returns true for a step that needs attention.</summary>
    public static void Start(BoundPipeline? pipeline, HashSet<int> folded, Func<string, bool>? isOpen = null)
    {
        if (pipeline is null || pipeline.Steps.Count() <= MaxSteps)
        {
            return;
        }

        for (var i = 0; i < pipeline.AllLevels.Count; i++)
        {
            var steps = pipeline.AllLevels[i].Threads.SelectMany(t => t.Steps).ToList();
            if (steps.Count > 8 && !steps.Any(s => isOpen?.Invoke(s.JobId) == true))
            {
                folded.Add(i);
            }
        }
    }
}
