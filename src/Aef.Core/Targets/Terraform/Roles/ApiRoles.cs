namespace Aef.Core.Targets.Terraform.Roles;

/// <summary>
/// The roles that calls of an API need. The table is in docs/terraform.md, with its source. The smallest predefined role that starts,
/// polls and cancels a job is chosen.
/// </summary>
internal static class ApiRoles
{
    /// <summary>Calls a service that requires an id token.</summary>
    public const string Invoker = "roles/run.invoker";

    /// <summary>Writes entries to the log.</summary>
    public const string LogWriter = "roles/logging.logWriter";

    /// <summary>Starts, reads and cancels executions of workflows.</summary>
    public const string WorkflowsInvoker = "roles/workflows.invoker";

    /// <summary>Reads secrets.</summary>
    public const string SecretAccessor = "roles/secretmanager.secretAccessor";

    /// <summary>Reads objects.</summary>
    public const string ObjectViewer = "roles/storage.objectViewer";

    /// <summary>Reads, writes and deletes objects.</summary>
    public const string ObjectUser = "roles/storage.objectUser";

    /// <summary>Starts jobs that run as another account.</summary>
    public const string AccountUser = "roles/iam.serviceAccountUser";

    /// <summary>Runs tasks of Composer.</summary>
    public const string ComposerWorker = "roles/composer.worker";

    private const string BigQuery = "roles/bigquery.jobUser";
    private const string BigQueryUser = "roles/bigquery.user";
    private const string Builds = "roles/cloudbuild.builds.editor";
    private const string StorageAdmin = "roles/storage.admin";
    private const string Dataflow = "roles/dataflow.developer";
    private const string Dataproc = "roles/dataproc.editor";
    private const string Dataform = "roles/dataform.editor";
    private const string CloudRun = "roles/run.developer";

    private static readonly Dictionary<string, string> ByApi = new(StringComparer.Ordinal)
    {
        ["bigquery"] = BigQuery,
        ["cloudbuild"] = Builds,
        ["dataflow"] = Dataflow,
        ["dataform"] = Dataform,
        ["dataproc"] = Dataproc,
        ["logging"] = LogWriter,
        ["run"] = CloudRun,
        ["secretmanager"] = SecretAccessor,
        ["workflowexecutions"] = WorkflowsInvoker,
    };

    private static readonly Dictionary<string, string> ByOperatorModule = new(StringComparer.Ordinal)
    {
        ["bigquery"] = BigQuery,
        ["cloud_build"] = Builds,
        ["cloud_run"] = CloudRun,
        ["dataflow"] = Dataflow,
        ["dataform"] = Dataform,
        ["dataproc"] = Dataproc,
        ["gcs"] = ObjectUser,
        ["gcs_to_gcs"] = ObjectUser,
        ["workflows"] = WorkflowsInvoker,
    };

    /// <summary>The functions of Aef's library for Airflow that tasks call instead of operators.</summary>
    private static readonly Dictionary<string, string[]> ByFunction = new(StringComparer.Ordinal)
    {
        ["check_data"] = [BigQuery],
        ["create_resource"] = [BigQueryUser, StorageAdmin],
        ["delete_object"] = [ObjectUser],
        ["download_object"] = [ObjectUser],
        ["read_dataform_query"] = ["roles/dataform.viewer"],
        ["run_build"] = [Builds],
        ["send_request"] = [Invoker],
        ["start_workflow"] = [WorkflowsInvoker],
    };

    /// <summary>The addresses at which buckets and data sets are created, with the roles for that.</summary>
    private static readonly (string Address, string Role)[] Creations =
    [
        ("https://storage.googleapis.com/storage/v1/b?", StorageAdmin),
        ("https://bigquery.googleapis.com/bigquery/v2/projects/", BigQueryUser),
    ];

    /// <summary>The role for a call; null if the table does not have the API.</summary>
    /// <param name="api">The first part of its host, such as <c>dataflow</c>.</param>
    /// <param name="isRead">True for a call that only reads.</param>
    public static string? Of(string api, bool isRead) =>
        api == "storage" ? isRead ? ObjectViewer : ObjectUser : ByApi.GetValueOrDefault(api);

    /// <summary>The role for an operator of Airflow by its module; null if it needs none, or if the table does not have it.</summary>
    public static string? OfOperator(string module) => module.StartsWith("airflow.providers.google.", StringComparison.Ordinal)
        ? ByOperatorModule.GetValueOrDefault(module[(module.LastIndexOf('.') + 1)..])
        : null;

    /// <summary>The roles for a function of Aef's library for Airflow; none for one that only runs commands.</summary>
    public static IReadOnlyList<string> OfFunction(string name) => ByFunction.GetValueOrDefault(name) ?? [];

    /// <summary>The roles for an address that is an expression: those of what it can create. None if it is another address.</summary>
    public static IReadOnlyList<string> OfExpression(string address) => address.StartsWith("${", StringComparison.Ordinal)
        ? [.. Creations.Where(c => address.Contains(c.Address, StringComparison.Ordinal)).Select(c => c.Role)]
        : [];

    /// <summary>True for a role with which jobs are started that run as an account of their own.</summary>
    public static bool StartsWorkers(string role) =>
        role is Dataflow or Dataproc or Builds or CloudRun;

    /// <summary>True for a role that applies to the project of the jobs, which need not be that of the workflows.</summary>
    public static bool IsForJobs(string role) => role is not (LogWriter or WorkflowsInvoker or SecretAccessor or Invoker or ComposerWorker);
}
