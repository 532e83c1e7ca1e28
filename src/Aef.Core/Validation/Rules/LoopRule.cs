using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>The keys of <c>for_each</c> threads.</summary>
internal sealed class LoopRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        foreach (var site in draft.Sites.Where(s => s.Index == 0))
        {
            var thread = site.SourceThread;
            if (thread.MaxItems < 1)
            {
                yield return RuleDiagnostics.TooSmall.At(
                    thread.LocationOf(DefinitionKeys.MaxItems),
                    DefinitionKeys.MaxItems,
                    1,
                    thread.MaxItems)
                    .WithModelPath(PathOf(site));
            }
            else if (thread is { MaxItems: not null, ForEach: null })
            {
                yield return LoopDiagnostics.NotAList.At(thread.KeyLocationOf(DefinitionKeys.MaxItems), "only max_items")
                    .WithModelPath(PathOf(site));
            }
        }
    }

    private static string PathOf(StepSite site) => site.Path[..site.Path.LastIndexOf(".steps", StringComparison.Ordinal)] + ".max_items";
}
