using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Validation.Rules;

/// <summary>
/// The keys of <c>for_each</c> threads, and what the steps of such a pipeline may not do: have a JOB_ID that resembles that of an item.
/// </summary>
internal sealed class LoopRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var hasItems = false;
        foreach (var site in draft.Sites.Where(s => s.Index == 0))
        {
            var thread = site.SourceThread;
            hasItems |= thread.ForEach is not null;
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

        foreach (var site in hasItems ? draft.Sites : [])
        {
            var id = site.Step.JobId ?? string.Empty;
            if (id.AsSpan().IndexOfAny(ItemId.ReservedCharacters) is >= 0 and var at)
            {
                yield return LoopDiagnostics.JobId.At(
                    site.Effective.LocationOf(DefinitionKeys.JobId),
                    Quoted.Text(id),
                    Quoted.Text(id[at].ToString()))
                    .WithModelPath(site.Path + ".job_id");
            }
        }
    }

    private static string PathOf(StepSite site) => site.Path[..site.Path.LastIndexOf(".steps", StringComparison.Ordinal)] + ".max_items";
}
