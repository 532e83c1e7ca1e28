using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.Terraform.Model;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Targets.Terraform.Rules;

/// <summary>Finds what Terraform, or Google, would refuse: everything at once, before anything is written.</summary>
internal static class TerraformChecks
{
    private const int MaxSchedulerJob = 500;

    /// <summary>The diagnostics.</summary>
    public static IEnumerable<Diagnostic> Check(TerraformContext context) =>
        Environment(context).Concat(Ids(context)).Concat(context.Workflows.SelectMany(p => Workflow(context, p)));

    private static IEnumerable<Diagnostic> Environment(TerraformContext context)
    {
        if (context.Options.Environment is { } requested && context.Parameters?.Environment is { } own && own != requested)
        {
            yield return TerraformDiagnostics.OtherEnvironment.At(Location.None, Quoted.Text(own), Quoted.Text(requested));
        }
    }

    private static IEnumerable<Diagnostic> Workflow(TerraformContext context, TerraformPipeline pipeline)
    {
        foreach (var (schedule, name, id) in TerraformContext.JobsOf(pipeline))
        {
            if (id.Length > MaxSchedulerJob)
            {
                yield return TerraformDiagnostics.LongJobId.At(
                    schedule.LocationOf(DefinitionKeys.Name), Quoted.Text(id), id.Length, MaxSchedulerJob);
            }

            if (pipeline.Pipeline.ConcurrencyKey is not null && pipeline.KeyLabel(schedule) is null)
            {
                yield return TerraformDiagnostics.UnknownLabel.At(schedule.Location, Quoted.Text(name));
            }
        }

        foreach (var (step, address) in context.RolesOf(pipeline).Unknown)
        {
            yield return TerraformDiagnostics.UnknownRole.At(
                step.Source.LocationOf(DefinitionKeys.Executor), Quoted.Text(step.JobId), Quoted.Text(address));
        }

        foreach (var job in pipeline.JobFiles.Where(j => TfText.MayBeNormalized(j.Executor + j.Job)))
        {
            var step = pipeline.Pipeline.Steps.FirstOrDefault(s => s.JobName == job.Job);
            yield return TerraformDiagnostics.ChangedName.At(
                step?.Source.LocationOf(DefinitionKeys.JobName) ?? Location.None, Quoted.Text(job.Job));
        }
    }

    /// <summary>
    /// Ids that two pipelines need. Files of some systems have no case, so names that differ only in case count as equal.
    /// </summary>
    private static IEnumerable<Diagnostic> Ids(TerraformContext context)
    {
        IEnumerable<(string Kind, string Id, TerraformPipeline Owner, Location Location)> ids =
        [
            .. context.Workflows.SelectMany(p => p.Artifacts.Select(a => ("workflow", a.Name, p, NameOf(p)))),
            .. context.Dags.SelectMany(p => p.Artifacts.Select(a => ("DAG", a.Name, p, NameOf(p)))),
            .. from pipeline in context.Workflows
               from job in TerraformContext.JobsOf(pipeline)
               select ("scheduler job", job.JobId, pipeline, job.Schedule.Location),
            .. context.Workflows.DistinctBy(p => p.Pipeline.Name)
                .Select(p => ("service account", TfNames.AccountId(p.Pipeline.Name), p, NameOf(p))),
        ];
        foreach (var group in ids.GroupBy(i => (i.Kind, i.Id.ToUpperInvariant())).Where(g => g.Count() > 1))
        {
            var first = group.First();
            foreach (var other in group.Skip(1))
            {
                yield return TerraformDiagnostics.DuplicateId
                    .At(other.Location, other.Kind, Quoted.Text(other.Id), Quoted.List([FileOf(first.Owner), FileOf(other.Owner)]))
                    .WithRelated(first.Location, "The other one.");
            }
        }

        foreach (var group in context.Workflows.SelectMany(p => p.JobFiles.Select(f => (Pipeline: p, File: f)))
            .GroupBy(f => (f.File.Executor, f.File.Job)))
        {
            var first = group.First();
            if (group.FirstOrDefault(f => f.File.Text != first.File.Text) is { File: not null } other)
            {
                yield return TerraformDiagnostics.DuplicateId.At(
                    NameOf(other.Pipeline),
                    "job file",
                    Quoted.Text($"{other.File.Executor}/{other.File.Job}.json"),
                    Quoted.List([first.File.Path, other.File.Path]));
            }
        }
    }

    private static string FileOf(TerraformPipeline pipeline) =>
        pipeline.Pipeline.Source.Location.Path ?? pipeline.Pipeline.Name;

    private static Location NameOf(TerraformPipeline pipeline) => pipeline.Pipeline.Source.LocationOf(DefinitionKeys.Name);
}
