variable "project" {
  type        = string
  description = "Project of the pipelines"
}

variable "region" {
  type        = string
  description = "Region of the pipelines"
}

variable "create_project" {
  type        = bool
  description = "True to create the project"
  default     = false
}

variable "folder_id" {
  type        = string
  description = "Folder of a project that is created, such as folders/123"
  default     = null
}

variable "billing_account" {
  type        = string
  description = "Billing account of a project that is created"
  default     = null
}

variable "bucket_name" {
  type        = string
  description = "Bucket of configurations, templates and temporary files; by default, PROJECT-pydataflow"
  default     = null
}

variable "repository" {
  type        = string
  description = "Repository of container images in Artifact Registry"
  default     = "pydataflow"
}

variable "network_cidr" {
  type        = string
  description = "Addresses of the subnetwork of the workers"
  default     = "10.10.0.0/20"
}

variable "worker_service_account" {
  type        = string
  description = "Existing account of the workers; by default, one is created"
  default     = null
}

variable "workflow_service_account" {
  type        = string
  description = "Existing account of the workflow that starts jobs; by default, one is created"
  default     = null
}
