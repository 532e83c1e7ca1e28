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
        for (var level = 0; level < draft.Bound.Levels.Count; level++)
        {
            var threads = draft.Bound.Levels[level].Threads;
            for (var thread = 0; thread < threads.Count; thread++)
            {
                if (!threads[thread].Steps.Any(s => s.Next is not null))
                {
                    continue;
                }

                var leaves = StepsThatLeave(level, threads[thread]);
                for (var index = 0; index < leaves.Length; index++)
                {
                    if (!leaves[index]
                        && threads[thread].Steps[index].Next is { } next
                        && next.IsBackwardFrom(level, index)
                        && paths.Reaches(level, thread, index))
                    {
                        var site = draft.Sites.First(s => (s.Level, s.Thread, s.Index) == (level, thread, index));
                        yield return RuleDiagnostics.EndlessLoop.At(site.Effective.LocationOf(DefinitionKeys.Next), Quoted.Text(next.JobId))
                            .WithModelPath(site.Path + ".next");
                    }
                }
            }
        }
    }

    /// <summary>
    /// True for each step from which some path leaves the thread; failures are not paths. Every step and every path is visited once.
    /// </summary>
    private static bool[] StepsThatLeave(int level, BoundThread thread)
    {
        var steps = thread.Steps;
        var before = new List<int>?[steps.Count];
        var leaves = new bool[steps.Count];
        var open = new Stack<int>();
        for (var index = 0; index < steps.Count; index++)
        {
            foreach (var successor in Successors(steps[index], index))
            {
                if (successor < steps.Count)
                {
                    (before[successor] ??= []).Add(index);
                }
                else if (!leaves[index])
                {
                    leaves[index] = true;
                    open.Push(index);
                }
            }
        }

        while (open.TryPop(out var left))
        {
            foreach (var predecessor in before[left] ?? [])
            {
                if (!leaves[predecessor])
                {
                    leaves[predecessor] = true;
                    open.Push(predecessor);
                }
            }
        }

        return leaves;

        // A step that its condition skips does not take its NEXT.
        IEnumerable<int> Successors(BoundStep step, int index)
        {
            if (step.Next is null || step.When is not null)
            {
                yield return index + 1;
            }

            if (step.Next is { } next)
            {
                yield return next.Level != level ? int.MaxValue : next.Step;
            }
        }
    }
}
