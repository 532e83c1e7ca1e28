output "subnetwork" {
  description = "Parameter subnetwork of the executor pydataflow"
  value       = "regions/${var.region}/subnetworks/${google_compute_subnetwork.workers.name}"
}

output "temp_folder" {
  description = "Parameter temp_folder of the executor pydataflow"
  value       = "gs://${google_storage_bucket.bucket.name}/dataflow"
}

output "worker_account" {
  description = "Parameter service_account of the executor pydataflow"
  value       = local.worker_account
}

output "workflow_account" {
  description = "Account of workflows that start jobs; pass it as workflows_service_account"
  value       = local.workflow_account
}

output "image_repository" {
  description = "Repository of the container images"
  value       = "${var.region}-docker.pkg.dev/${local.project}/${google_artifact_registry_repository.images.repository_id}"
}
