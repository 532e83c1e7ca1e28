using Aef.Core.Pipelines.Catalog;
using Aef.Documents.Tree;
using Aef.Tests.Support;

namespace Aef.Tests.Airflow;

/// <summary>
/// The arguments in the entries are those of the operators. The signatures come from /work/shared/reference/airflow.md, section 1, and for
/// the operators that it does not describe from the source of the providers: google 10.21 to 20.0, standard 1.9, common-sql 1.14.
/// </summary>
public sealed class OperatorSignatureTests
{
    /// <summary>Module, required arguments, optional arguments that entries may use, and the arguments that are rendered.</summary>
    private static readonly Dictionary<string, (string Module, string[] Required, string[] Optional, string[] Templated)> Signatures = new()
    {
        ["DataprocCreateBatchOperator"] = (
            "airflow.providers.google.cloud.operators.dataproc",
            ["region", "batch", "batch_id"],
            ["project_id", "request_id", "result_retry", "asynchronous", "deferrable", "polling_interval_seconds"],
            ["project_id", "batch", "batch_id", "region", "impersonation_chain"]),
        ["DataflowStartFlexTemplateOperator"] = (
            "airflow.providers.google.cloud.operators.dataflow",
            ["body", "location"],
            [
                "project_id",
                "drain_pipeline",
                "cancel_timeout",
                "wait_until_finished",
                "deferrable",
                "append_job_name",
                "expected_terminal_state",
                "poll_sleep",
            ],
            ["body", "location", "project_id", "gcp_conn_id"]),
        ["DataformCreateCompilationResultOperator"] = (
            "airflow.providers.google.cloud.operators.dataform",
            ["region", "repository_id", "compilation_result"],
            ["project_id"],
            ["project_id", "region", "repository_id", "compilation_result"]),
        ["DataformCreateWorkflowInvocationOperator"] = (
            "airflow.providers.google.cloud.operators.dataform",
            ["region", "repository_id", "workflow_invocation"],
            ["project_id", "timeout", "asynchronous", "wait_time"],
            ["project_id", "region", "repository_id", "workflow_invocation"]),
        ["BigQueryInsertJobOperator"] = (
            "airflow.providers.google.cloud.operators.bigquery",
            ["configuration"],
            ["project_id", "location", "job_id", "force_rerun", "reattach_states", "cancel_on_kill", "deferrable", "poll_interval"],
            ["configuration", "job_id", "impersonation_chain", "project_id"]),
        ["GCSToGCSOperator"] = (
            "airflow.providers.google.cloud.transfers.gcs_to_gcs",
            ["source_bucket"],
            [
                "source_object",
                "source_objects",
                "destination_bucket",
                "destination_object",
                "move_object",
                "replace",
                "source_object_required",
                "exact_match",
                "match_glob",
            ],
            [
                "source_bucket",
                "source_object",
                "source_objects",
                "destination_bucket",
                "destination_object",
                "delimiter",
                "impersonation_chain",
            ]),
        ["GCSObjectsWithPrefixExistenceSensor"] = (
            "airflow.providers.google.cloud.sensors.gcs",
            ["bucket", "prefix"],
            ["deferrable", "mode", "poke_interval", "timeout"],
            ["bucket", "prefix", "impersonation_chain"]),
        ["CloudRunExecuteJobOperator"] = (
            "airflow.providers.google.cloud.operators.cloud_run",
            ["region", "job_name"],
            ["project_id", "overrides", "polling_period_seconds", "timeout_seconds", "deferrable"],
            ["project_id", "region", "gcp_conn_id", "impersonation_chain", "job_name", "overrides"]),
        ["WorkflowExecutionSensor"] = (
            "airflow.providers.google.cloud.sensors.workflows",
            ["workflow_id", "execution_id", "location"],
            ["project_id", "success_states", "failure_states", "mode", "poke_interval", "timeout"],
            ["location", "workflow_id", "execution_id"]),
        ["SQLExecuteQueryOperator"] = (
            "airflow.providers.common.sql.operators.sql",
            ["sql"],
            ["conn_id", "parameters", "autocommit", "split_statements", "return_last", "database", "do_xcom_push"],
            ["sql", "parameters", "conn_id", "database", "hook_params"]),
        ["ApprovalOperator"] = (
            "airflow.providers.standard.operators.hitl",
            ["subject"],
            ["body", "defaults", "fail_on_reject", "ignore_downstream_trigger_rules"],
            ["subject", "body"]),
    };

    private static readonly string[] NeverDeferrable =
        ["DataflowStartFlexTemplateOperator", "CloudRunExecuteJobOperator", "DataprocCreateBatchOperator"];

    public static TheoryData<string> Names => [.. ExecutorCatalog.BuiltIn.Executors.Where(e => e.Airflow is not null).Select(e => e.Name)];

    [Fact]
    public void Every_built_in_executor_but_load_runs_on_airflow() =>
        ExecutorCatalog.BuiltIn.Executors.Where(e => e.Airflow is null).Select(e => e.Name).ShouldBe(["load"]);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_arguments_are_those_of_the_operator(string executor)
    {
        foreach (var task in ExecutorCatalog.BuiltIn.Find(executor)!.Airflow!.Tasks.Where(t => !t.IsFunction)) // the data has only those
        {
            var (module, required, optional, templated) = Signatures[task.Operator];
            var args = task.Args.Entries.Select(e => e.Key).ToList();
            string[] added = [.. new[] { task.Poll, task.Timeout }.OfType<string>()];

            (task.Module2 ?? module, task.Module3).ShouldBe((module, module));
            args.Concat(added).ShouldBeSubsetOf(required.Concat(optional));
            required.ShouldBeSubsetOf(args);
            added.ShouldAllBe(a => !args.Contains(a));
            task.Templated.ShouldBeSubsetOf(templated);
            task.Templated.ShouldBeSubsetOf(args);
            if (optional.Contains("deferrable"))
            {
                task.Args["deferrable"]?.Plain.ShouldBe(
                    !NeverDeferrable.Contains(task.Operator) && task.Operator == "BigQueryInsertJobOperator");
            }
        }
    }

    /// <summary>A function receives what its source declares; what has no default must always have a value.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_arguments_of_a_function_are_its_parameters(string executor)
    {
        var entry = ExecutorCatalog.BuiltIn.Find(executor)!; // the data has only those
        foreach (var task in entry.Airflow!.Tasks.Where(t => t.IsFunction && t.Operator != "read_dataform_query"))
        {
            var source = File.ReadAllText(Repository.PathOf("src", "Aef.Core", "Targets", "Airflow", "Library", task.Operator + ".py"));
            var parameters = source[(source.IndexOf('(', StringComparison.Ordinal) + 1)..source.IndexOf(')', StringComparison.Ordinal)]
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var args = task.Args.Entries.Select(e => e.Key).ToList();
            args.ShouldBeSubsetOf(parameters.Select(p => p.Split('=')[0]));
            task.Templated.ShouldBe(args, ignoreOrder: true);
            foreach (var name in parameters.Where(p => !p.Contains('=', StringComparison.Ordinal)))
            {
                args.ShouldContain(name);
            }
        }
    }
}
