using Aef.Core.Pipelines.Writing;
using Aef.Core.Targets.Terraform.Model;

namespace Aef.Core.Targets.Terraform;

/// <summary>The sources that the configuration refers to.</summary>
internal static class SourceFiles
{
    /// <summary>The file of a workflow or DAG, relative to the configuration.</summary>
    public static TfPath Of(IArtifact artifact) =>
        new((artifact.Kind == OutputKind.Dag ? "dags/" : "workflows/") + artifact.FileName);

    /// <summary>The file of a job, relative to the configuration.</summary>
    public static TfPath Of(TerraformJobFile job) => new($"jobs/{TfNames.File(job.Executor)}/{TfNames.File(job.Job)}.json");

    /// <summary>The job files of all pipelines, each once.</summary>
    public static IEnumerable<TerraformJobFile> JobFiles(TerraformContext context) =>
        context.Workflows.SelectMany(p => p.JobFiles).DistinctBy(f => (f.Executor, f.Job))
            .OrderBy(f => f.Executor, StringComparer.Ordinal)
            .ThenBy(f => f.Job, StringComparer.Ordinal);

    /// <summary>All sources as files.</summary>
    public static IEnumerable<TerraformArtifact> Of(TerraformContext context)
    {
        foreach (var artifact in context.Pipelines.SelectMany(p => p.Artifacts))
        {
            // Terraform reads the source of a workflow as a string, and uploads that of a DAG as bytes.
            var isJson = artifact.FileName.EndsWith(".json", StringComparison.Ordinal);
            var source = isJson ? TfText.EscapeJson(artifact.Source) : artifact.Source;
            yield return new TerraformArtifact(Of(artifact).Relative, source, artifact.Kind, artifact.Inputs);
        }

        foreach (var job in JobFiles(context))
        {
            yield return new TerraformArtifact(Of(job).Relative, job.Text, OutputKind.JobFile, [job.Path]);
        }
    }
}
