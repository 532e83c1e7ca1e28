using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Validation.Rules;

/// <summary>Two steps with one JOB_NAME run one job, which is sometimes meant and sometimes a copy that was not finished.</summary>
internal sealed class DuplicateJobNameRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var first = new Dictionary<string, StepSite>(StringComparer.Ordinal);
        foreach (var site in draft.Sites)
        {
            if (site.Step.JobName is not { Length: > 0 } name || first.TryAdd(name, site))
            {
                continue;
            }

            yield return RuleDiagnostics.DuplicateJobName.At(site.Effective.LocationOf(DefinitionKeys.JobName), Quoted.Text(name), Quoted.Text(first[name].Step.JobId ?? first[name].Path))
                .WithModelPath(site.Path + ".job_name")
                .WithRelated(first[name].Effective.LocationOf(DefinitionKeys.JobName), "the first step with this JOB_NAME");
        }
    }
}
