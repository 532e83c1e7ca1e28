using Aef.Core.Pipelines.Writing;
using Aef.Core.Targets.Terraform.Model;

namespace Aef.Core.Targets.Terraform;

/// <summary>One workflow for each pipeline, and one for each part or lane of a pipeline.</summary>
internal static class WorkflowResources
{
    /// <summary>The type of the resources.</summary>
    public const string Type = "google_workflows_workflow";

    /// <summary>Creates the file.</summary>
    public static TfFile Create(TerraformContext context)
    {
        var file = new TfFile("workflows.tf.json");
        foreach (var pipeline in context.Workflows)
        {
            var parts = pipeline.Artifacts.Take(pipeline.Artifacts.Count - 1).Select(a => TfNames.Resource(a.Name)).ToList();
            foreach (var artifact in pipeline.Artifacts)
            {
                var isMain = artifact == pipeline.Artifacts[^1];
                var source = pipeline.Pipeline.Source;
                file.Resource(Type, TfNames.Resource(artifact.Name), Tf.Map(
                    ("count", Tf.Code($"var.deploy_cloud_workflows ? 1 : 0")),
                    ("project", Tf.Code($"var.project")),
                    ("region", Tf.Code($"var.region")),
                    ("name", Tf.Text(artifact.Name)),
                    ("description", Tf.TextOrNull(source.Description)),
                    ("labels", Tf.Strings(source.Labels.Select(l => (l.Name, l.Value)))),
                    ("service_account", Tf.Code($"local.workflow_accounts[{pipeline.Pipeline.Name}]")),
                    ("call_log_level", Tf.Code($"var.workflows_log_level")),
                    ("deletion_protection", Tf.Code($"var.deletion_protection")),
                    ("source_contents", Tf.Code($"file({SourceFiles.Of(artifact)})")),
                    ("depends_on", isMain && parts.Count > 0 ? Tf.List(parts.Select(p => Tf.Literal($"{Type}.{p}"))) : null)));
            }
        }

        return file;
    }
}
