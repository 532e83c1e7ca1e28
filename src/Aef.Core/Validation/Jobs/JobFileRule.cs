using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Jobs;

/// <summary>
/// Checks the job files that the steps of a pipeline need, in every environment: that they exist and set the parameters that the catalog
/// requires. Each file is read once; jobs of unknown executors are skipped.
/// </summary>
/// <param name="files">The job files.</param>
/// <param name="runsFunctions">False for a target that calls no functions of AEF.</param>
internal sealed class JobFileRule(JobFileSource files, bool runsFunctions) : IPipelineRule
{
    /// <summary>A suggestion lists every file of a folder, so their number is limited for pipelines with very many mistakes.</summary>
    private const int MaxSuggestions = 50;

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private int _suggestions;

    /// <summary>The diagnostics of all steps: those in the definition first, then file by file.</summary>
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var diagnostics = new DiagnosticBag();
        foreach (var (site, bound) in draft.Sites.Zip(draft.Bound.Steps))
        {
            if (bound.Executor is { } executor && bound.JobName.Length > 0)
            {
                foreach (var folder in files.Folders)
                {
                    CheckStep(
                        new JobOfStep(site, bound.JobName, executor, ParameterSource.IsRead(bound, runsFunctions)),
                        folder,
                        diagnostics);
                }
            }
        }

        return diagnostics.Items;
    }

    private void CheckStep(JobOfStep job, JobFolder folder, DiagnosticBag diagnostics)
    {
        if (folder.FileOf(job.Executor.Name, job.Name) is { } path)
        {
            if (_read.Add(path))
            {
                CheckFile(job, path, folder.Environment is null ? null : SharedFile(job), diagnostics);
            }
        }
        else if (job.Executor.NeedsJobFile && (folder.Environment is null || !HasSharedFile(job)))
        {
            var meant = _suggestions++ < MaxSuggestions ? Spelling.Nearest(job.Name, folder.Jobs(job.Executor.Name)) : null;
            var location = job.Location;
            diagnostics.Add(JobDiagnostics.NoJobFile
                .At(
                    location,
                    Quoted.Text(job.Name),
                    Quoted.Text($"{folder.Root}/{job.Executor.Name}/{job.Name}.json"),
                    Spelling.Question(meant))
                .WithModelPath(job.Site.Path + ".job_name")
                .WithFix(Rewriting.Replace(location, job.Name, meant, isSafe: false)));
        }
    }

    /// <summary>True if all environments have a file, so that this one needs none.</summary>
    private bool HasSharedFile(JobOfStep job) =>
        files.Folders.Any(f => f.Environment is null && f.FileOf(job.Executor.Name, job.Name) is not null);

    /// <summary>The file of all environments, over which that of an environment is merged; null without one.</summary>
    private MappingNode? SharedFile(JobOfStep job) =>
        files.Folders.FirstOrDefault(f => f.Environment is null)?.FileOf(job.Executor.Name, job.Name) is { } path
            ? files.Read(path).Root as MappingNode
            : null;

    private void CheckFile(JobOfStep job, string path, MappingNode? shared, DiagnosticBag diagnostics)
    {
        var (root, problems) = files.Read(path);
        diagnostics.AddRange(problems);
        if (root is null)
        {
            return;
        }

        if (root is not MappingNode file)
        {
            diagnostics.Add(JobDiagnostics.NotAJobFile.At(root.Location, root.Kind));
            return;
        }

        diagnostics.AddRange(JobFiles.CheckGiven(file, job.Executor, new ParameterSource(true, job.IsFunction)));
        if (!job.IsFunction)
        {
            return;
        }

        var step = job.Site.Step;
        var with = job.Executor.ReadsStepProperties ? step.With : null;
        var missing = job.Executor.NeedsJobFile
            ? ParameterCheck.Missing(file, job.Executor, step.StepProperties as MappingNode, with, shared)
            : [];
        if (missing.Count > 0)
        {
            diagnostics.Add(JobDiagnostics.MissingParameter
                .At(JobFiles.StartOf(file), Quoted.Text(job.Name), Quoted.List(missing), job.Executor.Name)
                .WithRelated(job.Location, "the step that runs the job"));
        }
    }

    private sealed record JobOfStep(StepSite Site, string Name, ExecutorDefinition Executor, bool IsFunction)
    {
        public Location Location => Site.Effective.LocationOf(DefinitionKeys.JobName);
    }
}
