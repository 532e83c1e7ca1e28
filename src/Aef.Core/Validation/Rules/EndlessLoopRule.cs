using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Validation.Rules;

/// <summary>
/// Loops that nothing ends. A condition (<c>when</c>) ends no loop, because it is not compiled: the step always runs and jumps. Neither
/// does a failure: it fails the run or, with continue_if_fail, not even that.
/// </summary>
internal sealed class EndlessLoopRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var paths = new StepPaths(draft.Bound);
        var sites = draft.Sites.ToDictionary(s => (s.Level, s.Thread, s.Index));
        for (var level = 0; level < draft.Bound.Levels.Count; level++)
        {
            var threads = draft.Bound.Levels[level].Threads;
            for (var thread = 0; thread < threads.Count; thread++)
            {
                foreach (var index in StepsInLoops(level, threads[thread]))
                {
                    if (threads[thread].Steps[index].Next is { } next && next.IsBackwardFrom(level, index) && paths.Reaches(level, thread, index))
                    {
                        var site = sites[(level, thread, index)];
                        yield return RuleDiagnostics.EndlessLoop.At(site.Effective.LocationOf(DefinitionKeys.Next), Quoted.Text(next.JobId)).WithModelPath(site.Path + ".next");
                    }
                }
            }
        }
    }

    /// <summary>
    /// The steps on cycles, where every step has one successor; steps that leave the thread end every cycle. Each step is visited once.
    /// </summary>
    private static IEnumerable<int> StepsInLoops(int level, BoundThread bound)
    {
        var walk = new int[bound.Steps.Count];
        for (var start = 0; start < bound.Steps.Count; start++)
        {
            var index = start;
            while (index < bound.Steps.Count && walk[index] == 0)
            {
                walk[index] = start + 1;
                index = Successor(bound.Steps[index], index);
            }

            if (index >= bound.Steps.Count || walk[index] != start + 1)
            {
                continue;
            }

            var entry = index;
            do
            {
                yield return index;
                index = Successor(bound.Steps[index], index);
            }
            while (index != entry);
        }

        int Successor(BoundStep step, int index) => step.Next is not { } next ? index + 1 : next.Level != level || step.When is not null ? int.MaxValue : next.Step;
    }
}
