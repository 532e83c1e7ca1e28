using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Jobs;

/// <summary>Parameters under <c>with</c> must be those of the executor.</summary>
internal sealed class WithRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        foreach (var (site, bound) in draft.Sites.Zip(draft.Bound.Steps))
        {
            if (site.Step.With is { } with && bound.Executor is { } executor)
            {
                foreach (var diagnostic in ParameterCheck.CheckGiven(with, executor, isJobFile: false))
                {
                    yield return diagnostic.WithModelPath(site.Path + ".with");
                }

                foreach (var diagnostic in ParameterCheck.CheckTypes(bound.With, executor))
                {
                    yield return diagnostic.WithModelPath(site.Path + ".with");
                }
            }
        }
    }
}
