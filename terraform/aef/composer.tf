locals {
  composer_bucket        = var.create_composer_environment ? split("/", google_composer_environment.composer[0].config[0].dag_gcs_prefix)[2] : split("/", trimprefix(coalesce(var.composer_bucket_name, "-"), "gs://"))[0]
  composer_image         = var.composer_config.software_config.image_version
  composer_key           = try(var.composer_config.service_encryption_keys[var.region], tostring(var.composer_config.service_encryption_keys), null)
  has_composer_2_network = var.composer_config.connection_subnetwork != null || var.composer_config.cloud_sql != null || var.composer_config.gke_master != null
  is_composer_3          = startswith(local.composer_image, "composer-3")
}

resource "google_service_account" "composer" {
  count        = var.create_composer_environment ? 1 : 0
  project      = var.project
  account_id   = "aef-composer"
  display_name = "Runs the tasks of Composer"
}

resource "google_project_iam_member" "composer" {
  for_each = var.create_composer_environment ? var.composer_roles : toset([])
  project  = each.value == "roles/composer.worker" ? var.project : var.data_transformation_project
  role     = each.value
  member   = "serviceAccount:${google_service_account.composer[0].email}"
}

resource "google_composer_environment" "composer" {
  count   = var.create_composer_environment ? 1 : 0
  project = var.project
  region  = var.region
  name    = "aef-${var.environment}"

  config {
    environment_size           = var.composer_config.environment_size
    enable_private_environment = local.is_composer_3 ? var.composer_config.enable_private_environment : null

    node_config {
      network                           = var.composer_config.vpc
      subnetwork                        = var.composer_config.subnet
      service_account                   = google_service_account.composer[0].email
      composer_network_attachment       = local.is_composer_3 ? var.composer_config.composer_network_attachment : null
      composer_internal_ipv4_cidr_block = local.is_composer_3 ? var.composer_config.composer_internal_ipv4_cidr_block : null
    }

    software_config {
      image_version            = local.composer_image
      airflow_config_overrides = var.composer_config.software_config.airflow_config_overrides
      pypi_packages            = var.composer_config.software_config.pypi_packages
      env_variables            = merge({ AIRFLOW_VAR_DATA_TRANSFORMATION_GCS_BUCKET = local.jobs_bucket }, var.composer_config.software_config.env_variables)

      dynamic "cloud_data_lineage_integration" {
        for_each = [for v in [var.composer_config.software_config.cloud_data_lineage_integration] : v if v != null]
        content {
          enabled = cloud_data_lineage_integration.value.enabled
        }
      }
    }

    dynamic "encryption_config" {
      for_each = [for v in [local.composer_key] : v if v != null]
      content {
        kms_key_name = encryption_config.value
      }
    }

    dynamic "private_environment_config" {
      for_each = local.has_composer_2_network && !local.is_composer_3 ? [var.composer_config] : []
      content {
        cloud_composer_connection_subnetwork = private_environment_config.value.connection_subnetwork
        cloud_sql_ipv4_cidr_block            = private_environment_config.value.cloud_sql
        master_ipv4_cidr_block               = private_environment_config.value.gke_master
      }
    }

    dynamic "web_server_network_access_control" {
      for_each = length(var.composer_config.web_server_access_control) > 0 ? [var.composer_config.web_server_access_control] : []
      content {
        dynamic "allowed_ip_range" {
          for_each = web_server_network_access_control.value
          content {
            value       = allowed_ip_range.key
            description = allowed_ip_range.value
          }
        }
      }
    }

    dynamic "workloads_config" {
      for_each = [for v in [var.composer_config.workloads_config] : v if v != null]
      content {
        dynamic "dag_processor" {
          for_each = local.is_composer_3 ? [for v in [workloads_config.value.dag_processor] : v if v != null] : []
          content {
            cpu        = dag_processor.value.cpu
            memory_gb  = dag_processor.value.memory_gb
            storage_gb = dag_processor.value.storage_gb
            count      = dag_processor.value.count
          }
        }

        dynamic "scheduler" {
          for_each = [for v in [workloads_config.value.scheduler] : v if v != null]
          content {
            cpu        = scheduler.value.cpu
            memory_gb  = scheduler.value.memory_gb
            storage_gb = scheduler.value.storage_gb
            count      = scheduler.value.count
          }
        }

        dynamic "triggerer" {
          for_each = [for v in [workloads_config.value.triggerer] : v if v != null]
          content {
            cpu       = triggerer.value.cpu
            memory_gb = triggerer.value.memory_gb
            count     = triggerer.value.count
          }
        }

        dynamic "web_server" {
          for_each = [for v in [workloads_config.value.web_server] : v if v != null]
          content {
            cpu        = web_server.value.cpu
            memory_gb  = web_server.value.memory_gb
            storage_gb = web_server.value.storage_gb
          }
        }

        dynamic "worker" {
          for_each = [for v in [workloads_config.value.worker] : v if v != null]
          content {
            cpu        = worker.value.cpu
            memory_gb  = worker.value.memory_gb
            storage_gb = worker.value.storage_gb
            min_count  = worker.value.min_count
            max_count  = worker.value.max_count
          }
        }
      }
    }
  }

  depends_on = [google_project_iam_member.composer]

  lifecycle {
    precondition {
      condition     = !local.is_composer_3 || !local.has_composer_2_network
      error_message = "connection_subnetwork, cloud_sql and gke_master exist only in Composer 2. Use composer_network_attachment, enable_private_environment and composer_internal_ipv4_cidr_block."
    }

    precondition {
      condition     = local.is_composer_3 || (!coalesce(var.composer_config.enable_private_environment, false) && var.composer_config.composer_network_attachment == null && var.composer_config.composer_internal_ipv4_cidr_block == null && try(var.composer_config.workloads_config.dag_processor, null) == null)
      error_message = "enable_private_environment, composer_network_attachment, composer_internal_ipv4_cidr_block and dag_processor exist only in Composer 3."
    }
  }
}
