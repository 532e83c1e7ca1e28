using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>One call may last at most 1,800 seconds (https://cloud.google.com/workflows/docs/reference/stdlib/http/post).</summary>
internal sealed class CallTimeoutRule : IPipelineRule
{
    private const double MaxSeconds = 1800;
    private const double YearSeconds = 366 * 86400d;

    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        foreach (var (site, bound) in draft.Sites.Zip(draft.Bound.Steps))
        {
            // Another rule reports times longer than a year.
            if (bound.CallTimeoutSeconds is > MaxSeconds and <= YearSeconds)
            {
                yield return WorkflowRuleDiagnostics.CallTooLong.At(
                    site.Effective.LocationOf(DefinitionKeys.TimeoutSeconds),
                    bound.CallTimeoutSeconds)
                    .WithModelPath(site.Path);
            }
        }
    }
}
