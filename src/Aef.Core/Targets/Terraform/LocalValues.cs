using Aef.Core.Operations;
using Aef.Core.Targets.Terraform.Model;
using Aef.Core.Targets.Terraform.Roles;
using Aef.Documents.Printing;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Terraform;

/// <summary>The local values that the other files use: what was compiled, and what each pipeline needs.</summary>
internal static class LocalValues
{
    /// <summary>Creates the file.</summary>
    public static TfFile Create(TerraformContext context)
    {
        var file = new TfFile("pipelines.tf.json");
        Add("compiled", Tf.Map(
            ("project", Nullable(context.Parameters?.ProjectId)),
            ("region", Nullable(context.Parameters?.Region)),
            ("environment", Nullable(context.Environment)),
            ("jobs_bucket", Nullable(context.Parameters?.JobsDefinitionsBucket)),
            ("airflow", context.Dags.Any() ? ScalarNode.Integer(context.Options.Airflow) : ScalarNode.Null())));
        Add("has_schedules", Tf.Flag(context.Workflows.Any(p => TerraformContext.JobsOf(p).Any())));
        Add("workflow_names", Tf.List(
            context.Workflows.SelectMany(p => p.Artifacts).Select(a => a.Name).Order(StringComparer.Ordinal).Select(Tf.Text)));
        Add("workflow_account_ids", Tf.Strings(context.Workflows.Select(p => (p.Pipeline.Name, TfNames.AccountId(p.Pipeline.Name)))));
        Add("workflow_roles", new MappingNode(
            [.. context.Workflows.Select(p => new MappingEntry(TfText.Escape(p.Pipeline.Name), Roles(context, p)))]));
        Add("schedule_arguments", Tf.Strings(
            from pipeline in context.Workflows
            from job in TerraformContext.JobsOf(pipeline)
            orderby job.JobId
            let argument = ScheduledArgument.Create(job.Name, job.Schedule)
            select (job.JobId, TfText.EscapeJson(DocumentPrinter.ToJson(argument, indented: false)))));
        var composer = PipelineRoles.OfDags([.. context.Dags]).Where(r => r != ApiRoles.AccountUser).ToList();
        Add("composer_roles", Tf.Map(
            ("project", Texts(composer.Where(r => !ApiRoles.IsForJobs(r)))),
            ("jobs", Texts(composer.Where(ApiRoles.IsForJobs))),
            ("starts_workers", Tf.Flag(composer.Exists(ApiRoles.StartsWorkers)))));
        return file;

        void Add(string name, DocumentNode? value) => file.Named("locals", new TfName(name), value ?? new MappingNode([]));
    }

    private static MappingNode Roles(TerraformContext context, TerraformPipeline pipeline)
    {
        var roles = context.RolesOf(pipeline);
        var granted = roles.Roles.Where(r => r != ApiRoles.AccountUser).ToList();
        return Tf.Map(
            ("project", Texts(granted.Where(r => !ApiRoles.IsForJobs(r)))),
            ("jobs", Texts(granted.Where(ApiRoles.IsForJobs))),
            ("secrets", Texts(roles.Secrets)),
            ("calls_functions", Tf.Flag(roles.CallsFunctions)),
            ("starts_workers", Tf.Flag(roles.Roles.Contains(ApiRoles.AccountUser))),
            ("worker_accounts", Texts(roles.WorkerAccounts)));
    }

    private static DocumentNode Texts(IEnumerable<string> values) => Tf.List(values.Select(Tf.Text));

    private static DocumentNode Nullable(string? value) => value is null ? ScalarNode.Null() : Tf.Text(value);
}
