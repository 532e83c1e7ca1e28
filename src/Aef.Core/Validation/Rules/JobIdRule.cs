using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Validation.Rules;

/// <summary>The characters that no JOB_ID has: those of the name of an item, <c>J03[2]</c>, and of an expression.</summary>
internal sealed class JobIdRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        foreach (var site in draft.Sites)
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
}
