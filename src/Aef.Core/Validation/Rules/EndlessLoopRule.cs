using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Validation.Rules;

/// <summary>
/// Jumps back that no condition can end. A loop ends by a condition when one of its steps both jumps and has a <c>when</c>, for a
/// skipped step does not jump. A failure is no such end: it fails the run, or, with continue_if_fail, not even that.
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
                foreach (var index in StepsInLoops(level, thread, threads[thread], sites))
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
    /// The steps on cycles, where every step has one way on; steps with two ways, or that leave the thread, end every cycle.
    /// Each step is visited once.
    /// </summary>
    private static IEnumerable<int> StepsInLoops(int level, int thread, BoundThread bound, Dictionary<(int Level, int Thread, int Index), StepSite> sites)
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

        int Successor(BoundStep step, int index)
        {
            if (step.Next is not { } next)
            {
                return index + 1;
            }

            var isConditional = sites[(level, thread, index)].Step.When is not null;
            return isConditional || next.Level != level ? int.MaxValue : next.Step;
        }
    }
}
