using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>
/// <c>deadline_minutes</c> must be before <c>timeout_minutes</c>, and the timeout of a run must leave time for its steps. Another rule
/// reports values that are not positive.
/// </summary>
internal sealed class RunLimitRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var pipeline = draft.Bound.Source;
        if (pipeline.TimeoutMinutes is not { } timeout || timeout <= 0)
        {
            yield break;
        }

        if (pipeline.DeadlineMinutes is { } deadline && deadline >= timeout)
        {
            yield return RunLimitDiagnostics.DeadlineNotBefore.At(
                pipeline.LocationOf(DefinitionKeys.DeadlineMinutes),
                Show(deadline),
                Show(timeout))
                .WithModelPath(DefinitionKeys.DeadlineMinutes);
        }

        foreach (var diagnostic in LongSteps(draft, timeout).DistinctBy(d => d.Location))
        {
            yield return diagnostic;
        }

        if (LeastMinutes(draft.Bound) is var least and > 0 && least >= timeout)
        {
            yield return RunLimitDiagnostics.TooShort.At(
                pipeline.LocationOf(DefinitionKeys.TimeoutMinutes),
                Show(timeout),
                Show(Math.Round(least, 3)))
                .WithModelPath(DefinitionKeys.TimeoutMinutes);
        }
    }

    /// <summary>Only written values: the default is longer than many runs. The timeout does not apply to the sections.</summary>
    private static IEnumerable<Diagnostic> LongSteps(BindDraft draft, double timeout)
    {
        var limited = draft.Bound.LevelSteps.ToHashSet(ReferenceEqualityComparer.Instance);
        return draft.Sites.Zip(draft.Bound.Steps)
            .Where(s => s.Second.Type != StepType.Sync
                && s.Second.LimitSeconds > timeout * 60
                && limited.Contains(s.Second)
                && s.First.Effective.Mentions(DefinitionKeys.AsyncTimeoutLoopInMinutes))
            .Select(s => RunLimitDiagnostics.StepLongerThanRun.At(
                s.First.Effective.LocationOf(DefinitionKeys.AsyncTimeoutLoopInMinutes),
                Show(s.Second.LimitSeconds / 60),
                Show(timeout))
                .WithModelPath(s.First.Path));
    }

    /// <summary>
    /// When the last step starts at the earliest, if every job has ended at its first poll. Steps that may be skipped, and all after a
    /// NEXT, do not count.
    /// </summary>
    private static double LeastMinutes(BoundPipeline pipeline)
    {
        var (seconds, last) = (0d, 0d);
        foreach (var level in pipeline.Levels)
        {
            var threads = level.When is null ? level.Threads.Where(t => t.When is null && t.ForEach is null).Select(Of).ToList() : [];
            var longest = threads.OrderByDescending(t => t.Before + t.Last).FirstOrDefault();
            var latest = threads.Select(t => t.Before).DefaultIfEmpty().Max();
            if (threads.Count > 0)
            {
                last = seconds + latest;
            }

            seconds += longest.Before + longest.Last;
            if (level.Threads.SelectMany(t => t.Steps).Any(s => s.Next is not null))
            {
                break;
            }
        }

        return last / 60;
    }

    /// <summary>The pauses before the last step that is certain to start, and its own.</summary>
    private static (double Before, double Last) Of(BoundThread thread)
    {
        var certain = thread.Steps.Where(s => s.When is null).ToList();
        if (thread.Steps.FirstOrDefault(s => s.Next is not null) is { } jump)
        {
            certain = certain.TakeWhile(s => s != jump).ToList();
        }

        return certain.Count == 0 ? (0, 0) : (certain.SkipLast(1).Sum(Pause), Pause(certain[^1]));
    }

    private static double Pause(BoundStep step)
    {
        var longest = Math.Min(step.LimitSeconds, step.MaxWaitSeconds ?? double.MaxValue);
        return step.Type == StepType.Sync ? 0 : Math.Max(0, Math.Min(step.WaitSeconds, longest));
    }

    private static string Show(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
