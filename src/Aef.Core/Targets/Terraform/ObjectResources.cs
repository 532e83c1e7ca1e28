using Aef.Core.Targets.Terraform.Model;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Terraform;

/// <summary>The objects of Cloud Storage: DAGs in the bucket of Composer, and job files in the bucket that functions read.</summary>
internal static class ObjectResources
{
    /// <summary>The type of the resources.</summary>
    public const string Type = "google_storage_bucket_object";

    /// <summary>Creates the file.</summary>
    public static TfFile Create(TerraformContext context)
    {
        var file = new TfFile("objects.tf.json");
        foreach (var dag in context.Dags.SelectMany(p => p.Artifacts))
        {
            file.Resource(Type, TfNames.Resource("dag_" + dag.Name), Object(
                $"var.deploy_composer_dags ? 1 : 0",
                $"local.composer_bucket",
                "dags/" + dag.FileName,
                SourceFiles.Of(dag),
                "text/x-python"));
        }

        foreach (var job in SourceFiles.JobFiles(context))
        {
            file.Resource(Type, TfNames.Resource($"job_{job.Executor}/{job.Job}"), Object(
                $"var.deploy_cloud_workflows && var.deploy_job_files ? 1 : 0",
                $"local.jobs_bucket",
                $"{job.Executor}/{job.Job}.json",
                SourceFiles.Of(job),
                "application/json"));
        }

        return file;
    }

    private static MappingNode Object(TfCode count, TfCode bucket, string name, TfPath source, string type) => Tf.Map(
        ("count", Tf.Code(count)),
        ("bucket", Tf.Code(bucket)),
        ("name", Tf.Text(name)),
        ("content_type", Tf.Text(type)),
        ("source", Tf.Path(source)),
        ("source_md5hash", Tf.Code($"filemd5({source})")));
}
