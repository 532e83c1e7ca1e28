using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Validation.Rules;

/// <summary>
/// Steps with the same JOB_NAME run the same job, which may be intended or a forgotten edit of a copy. Each name is reported once. A step
/// whose executor needs no job file, and that has parameters of its own in <c>with</c>, is a job of its own, whatever its name.
/// </summary>
internal sealed class DuplicateJobNameRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var groups = draft.Sites.Zip(draft.Bound.Steps)
            .Where(s => s.First.Step.JobName is { Length: > 0 } && s.Second is not { Executor.NeedsJobFile: false, With: not null })
            .Select(s => s.First)
            .GroupBy(s => s.Step.JobName!, StringComparer.Ordinal) // filtered above
            .Where(g => g.Skip(1).Any());
        foreach (var sites in groups)
        {
            var (first, second) = (sites.First(), sites.ElementAt(1));
            var diagnostic = RuleDiagnostics.DuplicateJobName.At(Location(second), Quoted.Text(sites.Key), Quoted.Text(NameOf(first)))
                .WithModelPath(second.Path + ".job_name")
                .WithRelated(Location(first), "the first step with this JOB_NAME");
            yield return sites.Skip(2)
                .Aggregate(diagnostic, (d, other) => d.WithRelated(Location(other), $"the step {Quoted.Text(NameOf(other))} has it too"));
        }
    }

    private static Location Location(StepSite site) => site.Effective.LocationOf(DefinitionKeys.JobName);

    private static string NameOf(StepSite site) => site.Step.JobId ?? site.Path;
}
