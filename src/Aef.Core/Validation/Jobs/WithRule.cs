using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Jobs;

/// <summary>Parameters under <c>with</c> must be those of the executor.</summary>
/// <param name="runsFunctions">False for a target that calls no functions of AEF.</param>
internal sealed class WithRule(bool runsFunctions) : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        foreach (var (site, bound) in draft.Sites.Zip(draft.Bound.Steps))
        {
            if (site.Step.With is { } with && bound.Executor is { } executor)
            {
                var source = new ParameterSource(IsJobFile: false, ParameterSource.IsRead(bound, runsFunctions));
                foreach (var diagnostic in ParameterCheck.CheckGiven(with, executor, source))
                {
                    yield return diagnostic.WithModelPath(site.Path + ".with");
                }

                foreach (var diagnostic in ParameterCheck.CheckTypes(bound.With, executor, source))
                {
                    yield return diagnostic.WithModelPath(site.Path + ".with");
                }
            }
        }
    }
}
