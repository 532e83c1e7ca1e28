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
  project = var.create_project ? google_project.project[0].project_id : var.project
  bucket  = coalesce(var.bucket_name, "${var.project}-pydataflow")

  apis = [
    "artifactregistry.googleapis.com", "bigquery.googleapis.com", "cloudbuild.googleapis.com", "cloudscheduler.googleapis.com",
    "compute.googleapis.com", "dataflow.googleapis.com", "iam.googleapis.com", "secretmanager.googleapis.com",
    "workflowexecutions.googleapis.com", "workflows.googleapis.com",
  ]

  worker_account   = var.worker_service_account == null ? google_service_account.worker[0].email : var.worker_service_account
  workflow_account = var.workflow_service_account == null ? google_service_account.workflow[0].email : var.workflow_service_account
  worker_roles = [
    "roles/artifactregistry.reader", "roles/bigquery.dataEditor", "roles/bigquery.jobUser", "roles/dataflow.worker",
  ]
  workflow_roles   = ["roles/dataflow.developer", "roles/logging.logWriter", "roles/workflows.invoker"]
}

resource "google_project" "project" {
  count           = var.create_project ? 1 : 0
  project_id      = var.project
  name            = var.project
  folder_id       = var.folder_id
  billing_account = var.billing_account
}

resource "google_project_service" "apis" {
  for_each           = toset(local.apis)
  project            = local.project
  service            = each.value
  disable_on_destroy = false
}

resource "google_storage_bucket" "bucket" {
  project                     = local.project
  name                        = local.bucket
  location                    = var.region
  uniform_bucket_level_access = true
}

resource "google_artifact_registry_repository" "images" {
  project       = local.project
  location      = var.region
  repository_id = var.repository
  format        = "DOCKER"
  depends_on    = [google_project_service.apis]
}

resource "google_compute_network" "network" {
  project                 = local.project
  name                    = "pydataflow"
  auto_create_subnetworks = false
  depends_on              = [google_project_service.apis]
}

resource "google_compute_subnetwork" "workers" {
  project                  = local.project
  region                   = var.region
  name                     = "pydataflow-workers"
  network                  = google_compute_network.network.name
  ip_cidr_range            = var.network_cidr
  private_ip_google_access = true
}

# Workers have private addresses. They reach databases outside of Google through NAT.
resource "google_compute_router" "router" {
  project = local.project
  region  = var.region
  name    = "pydataflow"
  network = google_compute_network.network.name
}

resource "google_compute_router_nat" "nat" {
  project                            = local.project
  region                             = var.region
  name                               = "pydataflow"
  router                             = google_compute_router.router.name
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"
}

# Workers of a Dataflow job talk to each other on these ports.
resource "google_compute_firewall" "workers" {
  project     = local.project
  name        = "pydataflow-workers"
  network     = google_compute_network.network.name
  source_tags = ["dataflow"]
  target_tags = ["dataflow"]

  allow {
    protocol = "tcp"
    ports    = ["12345-12346"]
  }
}

resource "google_service_account" "worker" {
  count        = var.worker_service_account == null ? 1 : 0
  project      = local.project
  account_id   = "pydataflow-worker"
  display_name = "Workers of Dataflow jobs"
}

resource "google_service_account" "workflow" {
  count        = var.workflow_service_account == null ? 1 : 0
  project      = local.project
  account_id   = "pydataflow-workflow"
  display_name = "Workflows that start Dataflow jobs"
}

resource "google_project_iam_member" "worker" {
  for_each = toset(local.worker_roles)
  project  = local.project
  role     = each.value
  member   = "serviceAccount:${local.worker_account}"
}

resource "google_project_iam_member" "workflow" {
  for_each = toset(local.workflow_roles)
  project  = local.project
  role     = each.value
  member   = "serviceAccount:${local.workflow_account}"
}

resource "google_storage_bucket_iam_member" "worker" {
  bucket = google_storage_bucket.bucket.name
  role   = "roles/storage.objectUser"
  member = "serviceAccount:${local.worker_account}"
}

resource "google_service_account_iam_member" "workers" {
  service_account_id = "projects/-/serviceAccounts/${local.worker_account}"
  role               = "roles/iam.serviceAccountUser"
  member             = "serviceAccount:${local.workflow_account}"
}
