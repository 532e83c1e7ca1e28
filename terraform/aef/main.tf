terraform {
  required_version = ">= 1.5.0"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = ">= 7.0.0, < 8.0.0"
    }
  }
}

locals {
  workflow_files = var.workflows_folder == null ? toset([]) : fileset(var.workflows_folder, "*.{yaml,json}")
  dag_files      = var.dags_folder == null ? toset([]) : fileset(var.dags_folder, "*.py")
  job_files      = var.jobs_folder == null ? toset([]) : fileset(var.jobs_folder, "*/*.json")

  # AEF's name of the bucket, which its data-transformation repository creates and fills.
  jobs_bucket = "${var.data_transformation_project}_aef_jobs_bucket"
}

resource "google_workflows_workflow" "workflows" {
  for_each            = var.deploy_cloud_workflows ? { for file in local.workflow_files : split(".", file)[0] => file } : {}
  project             = var.project
  region              = var.region
  name                = each.key
  service_account     = var.workflows_service_account
  call_log_level      = var.workflows_log_level
  deletion_protection = var.deletion_protection
  source_contents     = file("${var.workflows_folder}/${each.value}")
}

resource "google_storage_bucket" "jobs" {
  count                       = var.create_jobs_bucket ? 1 : 0
  project                     = var.data_transformation_project
  name                        = local.jobs_bucket
  location                    = var.region
  uniform_bucket_level_access = true
}

resource "google_storage_bucket_object" "jobs" {
  for_each       = local.job_files
  bucket         = local.jobs_bucket
  name           = each.value
  source         = "${var.jobs_folder}/${each.value}"
  source_md5hash = filemd5("${var.jobs_folder}/${each.value}")
  depends_on     = [google_storage_bucket.jobs]
}

resource "google_storage_bucket_object" "dags" {
  for_each       = var.deploy_composer_dags ? local.dag_files : toset([])
  bucket         = local.composer_bucket
  name           = "dags/${each.value}"
  source         = "${var.dags_folder}/${each.value}"
  source_md5hash = filemd5("${var.dags_folder}/${each.value}")

  lifecycle {
    precondition {
      condition     = var.create_composer_environment || local.composer_bucket != "-"
      error_message = "Set composer_bucket_name, or create_composer_environment = true."
    }
  }
}
