using Aef.Core.Rules;
using Aef.Core.Semantics;
using Aef.Workflows.Diagnostics;

namespace Aef.Core.Jobs;

/// <summary>Parameters under <c>with</c> are those of the executor.</summary>
internal sealed class WithRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        foreach (var (site, bound) in draft.Sites.Zip(draft.Bound.Steps))
        {
            if (site.Effective.Source.With is { } with && bound.Executor is { } executor)
            {
                foreach (var finding in ParameterCheck.CheckGiven(with, executor, isJobFile: false))
                {
                    yield return finding.WithModelPath(site.Path + ".with");
                }
            }
        }
    }
}
