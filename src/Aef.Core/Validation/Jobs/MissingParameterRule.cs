using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Jobs;

/// <summary>
/// Required parameters that nothing sets, for jobs whose parameters Aef passes on. A function of AEF reads its own job file, which
/// <see cref="JobFileRule"/> checks.
/// </summary>
/// <param name="runsFunctions">False for a target that calls no functions of AEF.</param>
internal sealed class MissingParameterRule(bool runsFunctions) : IPipelineRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(BindDraft draft) => draft.Sites.Zip(draft.Bound.Steps)
        .Where(s => s.Second is { Executor: not null, JobName.Length: > 0 } && IsPassedOn(s.Second))
        .SelectMany(s => Check(s.First, s.Second, s.Second.Executor!)); // filtered above

    private bool IsPassedOn(BoundStep step) =>
        runsFunctions ? step.IsConnector : !step.RunsHere && step.Executor!.Airflow is not null; // only called with one

    private static IEnumerable<Diagnostic> Check(StepSite site, BoundStep step, ExecutorDefinition executor)
    {
        if (step.JobFiles.Count == 0)
        {
            // A run reads the file from the bucket; where a file is required, that is usual.
            return executor.NeedsJobFile || Named(step.Missing(null), site, executor) is not { Count: > 0 } missing
                ? []
                : [At(JobDiagnostics.MissingParameter, KeyOf(site, executor), step, executor, missing).WithModelPath(site.Path)];
        }

        // A file of an environment is merged over that of all environments.
        var own = step.JobFiles.Where(f => f.Environment is not null).ToList();
        var files = own.Count > 0 ? own : [.. step.JobFiles];
        var lacks = files
            .Select(f => (File: f, Missing: Named(step.Missing(step.JobFileIn(f.Environment)), site, executor, f.Parameters)))
            .ToList();
        var always = lacks.Select(l => l.Missing).Aggregate((a, b) => [.. a.Intersect(b, StringComparer.Ordinal)]);
        var found = new List<Diagnostic>();
        if (always.Count > 0)
        {
            found.Add(At(JobDiagnostics.NothingSets, KeyOf(site, executor), step, executor, always)
                .WithModelPath(site.Path)
                .WithRelated(JobFiles.StartOf(files[0].Parameters), "the job file"));
        }

        found.AddRange(
            from lack in lacks
            let missing = lack.Missing.Except(always, StringComparer.Ordinal).ToList()
            where missing.Count > 0
            select At(JobDiagnostics.MissingParameter, JobFiles.StartOf(lack.File.Parameters), step, executor, missing)
                .WithRelated(site.Effective.LocationOf(DefinitionKeys.JobName), "the step that runs the job"));
        return found;
    }

    /// <summary>The parameters without those that are misspelled, which is another diagnostic.</summary>
    private static IReadOnlyList<string> Named(
        IReadOnlyList<string> missing,
        StepSite site,
        ExecutorDefinition executor,
        MappingNode? file = null)
    {
        var unknown = new[] { site.Step.With, file }.SelectMany(m => m?.Entries ?? [])
            .Where(e => executor.FindParameter(e.Key) is null)
            .Select(e => Spelling.Nearest(e.Key, missing))
            .ToHashSet(StringComparer.Ordinal);
        return [.. missing.Where(m => !unknown.Contains(m))];
    }

    private static Diagnostic At(
        DiagnosticDescriptor descriptor,
        Location location,
        BoundStep step,
        ExecutorDefinition executor,
        IReadOnlyList<string> missing) =>
        descriptor.At(
            location,
            Quoted.Text(step.JobName),
            Quoted.List(missing),
            executor.Name);

    private static Location KeyOf(StepSite site, ExecutorDefinition executor) => site.Step.With is not null
        ? site.Effective.KeyLocationOf(DefinitionKeys.With)
        : StepJob.LocationOf(site, executor.Name);
}
