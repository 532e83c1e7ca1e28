using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.Terraform.Model;

namespace Aef.Core.Targets.Terraform;

/// <summary>One job of Cloud Scheduler for each schedule of a workflow. It starts an execution with the argument of the schedule.</summary>
internal static class ScheduleResources
{
    /// <summary>The type of the resources.</summary>
    public const string Type = "google_cloud_scheduler_job";

    /// <summary>Creates the file.</summary>
    public static TfFile Create(TerraformContext context)
    {
        var file = new TfFile("schedules.tf.json");
        foreach (var pipeline in context.Workflows)
        {
            foreach (var (schedule, _, id) in TerraformContext.JobsOf(pipeline))
            {
                var workflow = TfNames.Resource(pipeline.Artifacts[^1].Name);
                file.Resource(Type, TfNames.Resource(id), Tf.Map(
                    ("count", Tf.Code($"var.deploy_cloud_workflows ? 1 : 0")),
                    ("project", Tf.Code($"var.project")),
                    ("region", Tf.Code($"var.region")),
                    ("name", Tf.Text(id)),
                    ("description", Tf.Text($"Starts the pipeline {pipeline.Pipeline.Name}.")),
                    ("schedule", Tf.TextOrNull(schedule.Cron)),
                    ("time_zone", Tf.Text(schedule.TimeZone ?? "Etc/UTC")),
                    ("paused", schedule.Enable == ScheduleState.Paused ? Tf.Flag(true) : Tf.Code($"var.pause_schedules")),
                    ("http_target", Tf.Map(
                        ("http_method", Tf.Text("POST")),
                        ("uri", Tf.Template(Uri(workflow))),
                        ("headers", Tf.Strings([("Content-Type", "application/json")])),
                        ("body", Tf.Code(Body(id, pipeline.KeyLabel(schedule)))),
                        ("oauth_token", Tf.Map(
                            ("service_account_email", Tf.Code($"local.scheduler_account")),
                            ("scope", Tf.Text("https://www.googleapis.com/auth/cloud-platform"))))))));
            }
        }

        return file;
    }

    private static TfCode Uri(TfName workflow) =>
        $"https://workflowexecutions.googleapis.com/v1/projects/${{var.project}}/locations/${{var.region}}/workflows/"
        + $"${{google_workflows_workflow.{workflow}[0].name}}/executions";

    /// <summary>The request: the argument as JSON in a string, and the label that concurrency.key requires.</summary>
    private static TfCode Body(string id, string? label)
    {
        if (label is null)
        {
            return $"base64encode(jsonencode({{ argument = local.schedule_arguments[{id}] }}))";
        }

        return $"base64encode(jsonencode({{ argument = local.schedule_arguments[{id}], labels = {{ aef_key = {label} }} }}))";
    }
}
