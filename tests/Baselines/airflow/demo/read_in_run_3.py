"""AEF pipeline demo_pipeline_composer, compiled by aef (sha256 ff70ebdc); do not edit."""

from __future__ import annotations

import json
import math
import re
from datetime import timedelta
from decimal import Decimal

import pendulum
from airflow.providers.google.cloud.hooks.gcs import GCSHook
from airflow.providers.google.cloud.operators.dataflow import DataflowStartFlexTemplateOperator
from airflow.providers.google.cloud.operators.dataform import (
    DataformCreateCompilationResultOperator,
    DataformCreateWorkflowInvocationOperator,
)
from airflow.providers.google.cloud.operators.dataproc import DataprocCreateBatchOperator
from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.providers.standard.operators.python import PythonOperator
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


def read_job(job, ti, computed=None, **_):
    """Push the arguments of an operator that depend on a job file or on values of the run."""
    stored = {}
    if job["path"]:
        stored = json.loads(GCSHook().download(bucket_name=job["bucket"], object_name=job["path"]))
    parameters = {**job["defaults"], **stored, **job["given"], **(computed or {})}
    missing = [name for name in job["required"] if parameters.get(name) is None]
    if missing:
        raise ValueError(f"No value for the parameters {', '.join(missing)}")
    for name, kind in job["types"].items():
        if isinstance(parameters.get(name), str):
            text = parameters[name]
            parameters[name] = json.loads(text.lower() if kind == "boolean" else text)
    for key, argument in job["arguments"].items():
        value = fill(argument, parameters)
        if value is None:
            raise ValueError(f"No value for the argument {key}, which a run cannot omit; embed the job file")
        ti.xcom_push(key=key, value=value)


def fill(argument, parameters):
    """Replace references such as ${parameters.x}; omit what refers to a parameter without a value."""
    if isinstance(argument, dict):
        filled = {key: fill(value, parameters) for key, value in argument.items()}
        kept = {key: value for key, value in filled.items() if value is not None}
        return kept if kept or not argument else None
    if isinstance(argument, list):
        return [value for value in (fill(item, parameters) for item in argument) if value is not None]
    if not isinstance(argument, str):
        return argument
    reference = re.compile(r"\$\$\{|\$\{parameters\.([^}]*)\}")
    if (whole := reference.fullmatch(argument)) and whole[1]:
        return parameters.get(whole[1])
    if any(match[1] and parameters.get(match[1]) is None for match in reference.finditer(argument)):
        return None
    return reference.sub(lambda match: text_of(parameters[match[1]]) if match[1] else "${", argument)


def text_of(value):
    """Write a string, a number or a boolean as text; other values are errors."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    if not isinstance(value, (str, int)):
        raise TypeError(f"ExpressionError: text cannot contain {type(value).__name__}")
    return str(value)


def number_text(number):
    """Write a number with the fewest digits, from 1e-6 up to 1e21 without an exponent."""
    if not math.isfinite(number):
        return "NaN" if number != number else "+Inf" if number > 0 else "-Inf"
    if number != 0 and not 1e-6 <= abs(number) < 1e21:
        return repr(number)
    text = format(Decimal(repr(number)), "f")
    return text[:-2] if text.endswith(".0") else text


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
            sample_serverless_spark_mainframe_ingestion_job = PythonOperator(
                task_id="sample_serverless_spark_mainframe_ingestion_job",
                python_callable=read_job,
                op_kwargs={
                    "job": {
                        "bucket": "{{ var.value.DATA_TRANSFORMATION_GCS_BUCKET }}",
                        "path": literal(
                            "dataproc-serverless-job-executor/"
                            "sample_serverless_spark_mainframe_ingestion.json"
                        ),
                        "defaults": {},
                        "given": {},
                        "types": {"spark_args": "list", "spark_app_properties": "map"},
                        "required": [
                            "dataproc_serverless_project_id",
                            "dataproc_serverless_region",
                            "jar_file_location",
                            "spark_app_main_class",
                            "dataproc_serverless_runtime_version",
                            "dataproc_service_account",
                            "subnetwork",
                        ],
                        "arguments": {
                            "project_id": "${parameters.dataproc_serverless_project_id}",
                            "region": "${parameters.dataproc_serverless_region}",
                            "batch": {
                                "spark_batch": {
                                    "jar_file_uris": ["${parameters.jar_file_location}"],
                                    "main_class": "${parameters.spark_app_main_class}",
                                    "args": "${parameters.spark_args}",
                                },
                                "runtime_config": {
                                    "version": "${parameters.dataproc_serverless_runtime_version}",
                                    "properties": "${parameters.spark_app_properties}",
                                },
                                "environment_config": {
                                    "execution_config": {
                                        "service_account": "${parameters.dataproc_service_account}",
                                        "subnetwork_uri": (
                                            "projects/${parameters.dataproc_serverless_project_id}/"
                                            "${parameters.subnetwork}"
                                        ),
                                    },
                                    "peripherals_config": {
                                        "spark_history_server_config": {
                                            "dataproc_cluster": (
                                                "projects/${parameters.dataproc_serverless_project_id}/"
                                                "regions/${parameters.dataproc_serverless_region}/clusters/"
                                                "${parameters.spark_history_server_cluster}"
                                            ),
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
                execution_timeout=timedelta(minutes=5),
                trigger_rule="none_failed",
                doc_md="JOB_ID J01",
            )
            sample_serverless_spark_mainframe_ingestion = DataprocCreateBatchOperator(
                task_id="sample_serverless_spark_mainframe_ingestion",
                project_id=sample_serverless_spark_mainframe_ingestion_job.output["project_id"],
                region=sample_serverless_spark_mainframe_ingestion_job.output["region"],
                batch_id="aef-" + ATTEMPT,
                batch=sample_serverless_spark_mainframe_ingestion_job.output["batch"],
                deferrable=False,
                polling_interval_seconds=30,
                execution_timeout=timedelta(hours=1),
                doc_md="JOB_ID J01",
            )
            sample_serverless_spark_mainframe_ingestion_job >> sample_serverless_spark_mainframe_ingestion
        with TaskGroup(group_id="Level_1_Thread_2"):
            sample_jdbc_dataflow_ingestion_job = PythonOperator(
                task_id="sample_jdbc_dataflow_ingestion_job",
                python_callable=read_job,
                op_kwargs={
                    "job": {
                        "bucket": "{{ var.value.DATA_TRANSFORMATION_GCS_BUCKET }}",
                        "path": literal(
                            "dataflow-flextemplate-job-executor/sample_jdbc_dataflow_ingestion.json",
                        ),
                        "defaults": {},
                        "given": {},
                        "types": {"dataflow_job_params": "map", "dataflow_max_workers": "integer"},
                        "required": [
                            "dataflow_location",
                            "project_id",
                            "dataflow_template_name",
                            "dataflow_template_version",
                            "dataflow_temp_bucket",
                            "dataflow_job_params",
                            "dataflow_max_workers",
                            "network",
                            "subnetwork",
                        ],
                        "arguments": {
                            "project_id": "${parameters.project_id}",
                            "location": "${parameters.dataflow_location}",
                            "body.launchParameter.containerSpecGcsPath": (
                                "gs://dataflow-templates-${parameters.dataflow_location}/"
                                "${parameters.dataflow_template_version}/flex/"
                                "${parameters.dataflow_template_name}"
                            ),
                            "body.launchParameter.parameters": "${parameters.dataflow_job_params}",
                            "body.launchParameter.environment": {
                                "tempLocation": "gs://${parameters.dataflow_temp_bucket}/dataflow/temp",
                                "maxWorkers": "${parameters.dataflow_max_workers}",
                                "network": "${parameters.network}",
                                "subnetwork": "${parameters.subnetwork}",
                            },
                        },
                    },
                },
                execution_timeout=timedelta(minutes=5),
                trigger_rule="none_failed",
                doc_md="JOB_ID J02",
            )
            sample_jdbc_dataflow_ingestion = DataflowStartFlexTemplateOperator(
                task_id="sample_jdbc_dataflow_ingestion",
                project_id=sample_jdbc_dataflow_ingestion_job.output["project_id"],
                location=sample_jdbc_dataflow_ingestion_job.output["location"],
                body={
                    "launchParameter": {
                        "jobName": "sample-jdbc-dataflow-ingestion-" + ATTEMPT,
                        "containerSpecGcsPath": sample_jdbc_dataflow_ingestion_job.output[
                            "body.launchParameter.containerSpecGcsPath"
                        ],
                        "parameters": sample_jdbc_dataflow_ingestion_job.output[
                            "body.launchParameter.parameters"
                        ],
                        "environment": sample_jdbc_dataflow_ingestion_job.output[
                            "body.launchParameter.environment"
                        ],
                    },
                },
                append_job_name=False,
                deferrable=False,
                wait_until_finished=True,
                poll_sleep=30,
                execution_timeout=timedelta(hours=1),
                doc_md="JOB_ID J02",
            )
            sample_jdbc_dataflow_ingestion_job >> sample_jdbc_dataflow_ingestion
        start >> [sample_serverless_spark_mainframe_ingestion_job, sample_jdbc_dataflow_ingestion_job]
        [sample_serverless_spark_mainframe_ingestion, sample_jdbc_dataflow_ingestion] >> level_1_end

    with TaskGroup(group_id="Level_2"):
        level_2_end = EmptyOperator(task_id="level_2_end", trigger_rule="none_failed")
        with TaskGroup(group_id="Level_2_Thread_3"):
            run_dataform_tag_job = PythonOperator(
                task_id="run_dataform_tag_job",
                python_callable=read_job,
                op_kwargs={
                    "job": {
                        "bucket": "{{ var.value.DATA_TRANSFORMATION_GCS_BUCKET }}",
                        "path": literal("dataform-tag-executor/run_dataform_tag.json"),
                        "defaults": {},
                        "given": {},
                        "types": {"tags": "list"},
                        "required": [
                            "dataform_project_id",
                            "dataform_location",
                            "repository_name",
                            "branch",
                            "tags",
                        ],
                        "arguments": {
                            "compile.project_id": "${parameters.dataform_project_id}",
                            "compile.region": "${parameters.dataform_location}",
                            "compile.repository_id": "${parameters.repository_name}",
                            "compile.compilation_result.git_commitish": "${parameters.branch}",
                            "project_id": "${parameters.dataform_project_id}",
                            "region": "${parameters.dataform_location}",
                            "repository_id": "${parameters.repository_name}",
                            "workflow_invocation.invocation_config": {
                                "included_tags": "${parameters.tags}",
                                "transitive_dependencies_included": True,
                            },
                        },
                    },
                },
                execution_timeout=timedelta(minutes=5),
                trigger_rule="none_failed",
                doc_md="JOB_ID J03",
            )
            run_dataform_tag_compile = DataformCreateCompilationResultOperator(
                task_id="run_dataform_tag_compile",
                project_id=run_dataform_tag_job.output["compile.project_id"],
                region=run_dataform_tag_job.output["compile.region"],
                repository_id=run_dataform_tag_job.output["compile.repository_id"],
                compilation_result={
                    "git_commitish": run_dataform_tag_job.output["compile.compilation_result.git_commitish"],
                    "code_compilation_config": {
                        "vars": {
                            "start_date": "{{ params.start_date or " + YESTERDAY + " }}",
                            "end_date": "{{ params.end_date or params.start_date or " + YESTERDAY + " }}",
                        },
                    },
                },
                execution_timeout=timedelta(hours=1),
                doc_md="JOB_ID J03",
            )
            run_dataform_tag = DataformCreateWorkflowInvocationOperator(
                task_id="run_dataform_tag",
                project_id=run_dataform_tag_job.output["project_id"],
                region=run_dataform_tag_job.output["region"],
                repository_id=run_dataform_tag_job.output["repository_id"],
                workflow_invocation={
                    "compilation_result": (
                        "{{ ti.xcom_pull("
                        "task_ids='Level_2.Level_2_Thread_3.run_dataform_tag_compile')['name'] }}"
                    ),
                    "invocation_config": run_dataform_tag_job.output["workflow_invocation.invocation_config"],
                },
                asynchronous=False,
                wait_time=30,
                timeout=3600,
                execution_timeout=timedelta(hours=1),
                doc_md="JOB_ID J03",
            )
            run_dataform_tag_job >> run_dataform_tag_compile >> run_dataform_tag
        level_1_end >> run_dataform_tag_job
        run_dataform_tag >> level_2_end

    level_2_end >> end
