using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>
/// The pause between two polls must be shorter than the whole wait, and the maximum pause must not be shorter than the first.
/// </summary>
internal sealed class PauseRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        foreach (var (site, bound) in draft.Sites.Zip(draft.Bound.Steps))
        {
            if (bound.Type == StepType.Sync || bound.WaitSeconds <= 0 || bound.LimitSeconds <= 0)
            {
                continue;
            }

            var pause = Math.Min(bound.WaitSeconds, bound.MaxWaitSeconds is > 0 and var cap ? cap : double.MaxValue);
            if (pause > bound.LimitSeconds)
            {
                var key = site.Effective.Mentions(DefinitionKeys.WaitTimeSeconds)
                    ? DefinitionKeys.WaitTimeSeconds
                    : DefinitionKeys.AsyncTimeoutLoopInMinutes;
                yield return RuleDiagnostics.PauseOverLimit.At(site.Effective.LocationOf(key), pause, bound.LimitSeconds)
                    .WithModelPath(site.Path);
            }

            if (bound.MaxWaitSeconds is > 0 and var max && max < bound.WaitSeconds)
            {
                yield return RuleDiagnostics.CapUnderPause.At(
                    site.Effective.LocationOf(DefinitionKeys.MaxWaitTimeSeconds),
                    max,
                    bound.WaitSeconds)
                    .WithModelPath(site.Path);
            }
        }
    }
}
