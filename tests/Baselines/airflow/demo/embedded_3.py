"""AEF pipeline demo_pipeline_composer, compiled by aef (sha256 ff70ebdc); do not edit."""

from __future__ import annotations

from datetime import timedelta

import pendulum
from airflow.providers.google.cloud.operators.dataflow import DataflowStartFlexTemplateOperator
from airflow.providers.google.cloud.operators.dataform import (
    DataformCreateCompilationResultOperator,
    DataformCreateWorkflowInvocationOperator,
)
from airflow.providers.google.cloud.operators.dataproc import DataprocCreateBatchOperator
from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, Param, TaskGroup, literal

DOC_MD = """
### demo_pipeline_composer

Compiled by aef; change the definition, not this file.

Needs:

- apache-airflow-providers-apache-beam
- apache-airflow-providers-google>=10.21
- apache-airflow-providers-standard
"""

# One id for one attempt of one step of one run; it stays the same when the worker asks twice.
ATTEMPT = (
    "{{ macros.uuid.uuid5(macros.uuid.NAMESPACE_URL, '/'.join([dag.dag_id, run_id, ti.task_id, ti.try_number "
    "| string])) }}"
)

# The day before the run, in the time zone of the schedule.
YESTERDAY = "(dag_run.run_after.astimezone(dag.timezone) - macros.timedelta(days=1)) | ds"

with DAG(
    dag_id="demo_pipeline_composer",
    description="AEF pipeline demo_pipeline_composer",
    schedule=None,
    start_date=pendulum.datetime(2024, 1, 1, tz="UTC"),
    catchup=False,
    max_active_runs=16,
    dagrun_timeout=None,
    default_args={"owner": "aef", "retries": 0},
    params={
        "start_date": Param(None, type=["null", "string"], format="date", description="First day"),
        "end_date": Param(None, type=["null", "string"], format="date", description="Last day"),
    },
    tags=["aef"],
    doc_md=DOC_MD,
) as dag:
    start = EmptyOperator(task_id="start")
    end = EmptyOperator(task_id="end", trigger_rule="none_failed")

    with TaskGroup(group_id="Level_1"):
        level_1_end = EmptyOperator(task_id="level_1_end", trigger_rule="none_failed")
        with TaskGroup(group_id="Level_1_Thread_1"):
            sample_serverless_spark_mainframe_ingestion = DataprocCreateBatchOperator(
                task_id="sample_serverless_spark_mainframe_ingestion",
                project_id="<PROJECT_ID>",
                region="us-central1",
                batch_id="aef-" + ATTEMPT,
                batch={
                    "spark_batch": {
                        "jar_file_uris": [
                            "gs://<PROJECT_ID>_aef_artifacts_bucket/dataproc/spark-demo-cobrix-app-0.0.1.jar",
                        ],
                        "main_class": "com.example.spark.demo.cobrix.SparkDemoCobrixApp",
                        "args": [
                            literal(
                                "gs://<PROJECT_ID>_aef_jobs_bucket/dataproc-serverless-job-executor/cobrix/"
                                "example_cobrix_job.json"
                            ),
                        ],
                    },
                    "runtime_config": {
                        "version": "1.1.57",
                        "properties": {"spark.executor.instances": "2", "spark.executor.core": "2"},
                    },
                    "environment_config": {
                        "execution_config": {
                            "service_account": "aef-dataprocdev-sa@<PROJECT_ID>.iam.gserviceaccount.com",
                            "subnetwork_uri": (
                                "projects/<PROJECT_ID>/regions/us-central1/subnetworks/default-us-central1"
                            ),
                        },
                    },
                },
                deferrable=False,
                polling_interval_seconds=30,
                execution_timeout=timedelta(hours=1),
                trigger_rule="none_failed",
                doc_md="JOB_ID J01",
            )
        with TaskGroup(group_id="Level_1_Thread_2"):
            sample_jdbc_dataflow_ingestion = DataflowStartFlexTemplateOperator(
                task_id="sample_jdbc_dataflow_ingestion",
                project_id="<PROJECT_ID>",
                location="us-central1",
                body={
                    "launchParameter": {
                        "jobName": "sample-jdbc-dataflow-ingestion-" + ATTEMPT,
                        "containerSpecGcsPath": (
                            "gs://dataflow-templates-us-central1/latest/flex/Jdbc_to_BigQuery_Flex"
                        ),
                        "parameters": {
                            "driverJars": (
                                "gs://<PROJECT_ID>_aef_artifacts_bucket/jdbcjars/postgresql-42.7.3.jar"
                            ),
                            "driverClassName": "org.postgresql.Driver",
                            "connectionURL": "jdbc:postgresql://<DB_PRIVATE_IP>:5432/postgres",
                            "outputTable": "<PROJECT_ID>:aef_landing_sample_dataset.raw_suppliers",
                            "query": "SELECT * FROM public.suppliers",
                            "bigQueryLoadingTemporaryDirectory": (
                                "gs://<PROJECT_ID>-temp/jdbc_temp/suppliers/"
                            ),
                            "username": "user1",
                            "password": "changeme",
                            "createDisposition": "CREATE_NEVER",
                        },
                        "environment": {
                            "tempLocation": "gs://<PROJECT_ID>-temp/dataflow/temp",
                            "maxWorkers": 10,
                            "network": "sample-vpc",
                            "subnetwork": "regions/us-central1/subnetworks/default-us-central1",
                        },
                    },
                },
                append_job_name=False,
                deferrable=False,
                wait_until_finished=True,
                poll_sleep=30,
                execution_timeout=timedelta(hours=1),
                trigger_rule="none_failed",
                doc_md="JOB_ID J02",
            )
        start >> [sample_serverless_spark_mainframe_ingestion, sample_jdbc_dataflow_ingestion] >> level_1_end

    with TaskGroup(group_id="Level_2"):
        level_2_end = EmptyOperator(task_id="level_2_end", trigger_rule="none_failed")
        with TaskGroup(group_id="Level_2_Thread_3"):
            run_dataform_tag_compile = DataformCreateCompilationResultOperator(
                task_id="run_dataform_tag_compile",
                project_id="<PROJECT_ID>",
                region="us-central1",
                repository_id="sample-repo-1",
                compilation_result={
                    "git_commitish": "main",
                    "code_compilation_config": {
                        "vars": {
                            "start_date": "{{ params.start_date or " + YESTERDAY + " }}",
                            "end_date": "{{ params.end_date or params.start_date or " + YESTERDAY + " }}",
                        },
                    },
                },
                execution_timeout=timedelta(hours=1),
                trigger_rule="none_failed",
                doc_md="JOB_ID J03",
            )
            run_dataform_tag = DataformCreateWorkflowInvocationOperator(
                task_id="run_dataform_tag",
                project_id="<PROJECT_ID>",
                region="us-central1",
                repository_id="sample-repo-1",
                workflow_invocation={
                    "compilation_result": (
                        "{{ ti.xcom_pull("
                        "task_ids='Level_2.Level_2_Thread_3.run_dataform_tag_compile')['name'] }}"
                    ),
                    "invocation_config": {
                        "included_tags": ["process", "transformation"],
                        "transitive_dependencies_included": True,
                    },
                },
                asynchronous=False,
                wait_time=30,
                timeout=3600,
                execution_timeout=timedelta(hours=1),
                doc_md="JOB_ID J03",
            )
            run_dataform_tag_compile >> run_dataform_tag
        level_1_end >> run_dataform_tag_compile
        run_dataform_tag >> level_2_end

    level_2_end >> end
