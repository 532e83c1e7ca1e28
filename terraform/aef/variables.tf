variable "project" {
  type        = string
  description = "Project of the workflows and of Composer"
}

variable "region" {
  type        = string
  description = "Region of the workflows and of Composer"
}

variable "environment" {
  type        = string
  description = "Environment, such as dev or prod"
}

variable "data_transformation_project" {
  type        = string
  description = "Project of the jobs and of the bucket of their files"
}

variable "deploy_cloud_workflows" {
  type        = bool
  description = "True to deploy the compiled workflows"
  default     = true
}

variable "deploy_composer_dags" {
  type        = bool
  description = "True to upload the compiled DAGs"
  default     = false
}

variable "create_composer_environment" {
  type        = bool
  description = "True to create a Composer environment"
  default     = false
}

variable "composer_bucket_name" {
  type        = string
  description = "Bucket of the DAGs of an existing Composer environment"
  default     = null
}

variable "composer_config" {
  type = object({
    vpc                               = optional(string)
    subnet                            = optional(string)
    connection_subnetwork             = optional(string)
    cloud_sql                         = optional(string)
    gke_master                        = optional(string)
    service_encryption_keys           = optional(any)
    enable_private_environment        = optional(bool)
    composer_network_attachment       = optional(string)
    composer_internal_ipv4_cidr_block = optional(string)
    environment_size                  = optional(string, "ENVIRONMENT_SIZE_SMALL")
    software_config = optional(object({
      airflow_config_overrides       = optional(map(string), {})
      pypi_packages                  = optional(map(string), {})
      env_variables                  = optional(map(string), {})
      image_version                  = optional(string, "composer-3-airflow-3.1.7")
      cloud_data_lineage_integration = optional(object({ enabled = bool }))
    }), {})
    web_server_access_control = optional(map(string), {})
    workloads_config = optional(object({
      scheduler     = optional(object({ cpu = number, memory_gb = number, storage_gb = number, count = number }))
      web_server    = optional(object({ cpu = number, memory_gb = number, storage_gb = number }))
      worker        = optional(object({ cpu = number, memory_gb = number, storage_gb = number, min_count = number, max_count = number }))
      triggerer     = optional(object({ cpu = number, memory_gb = number, count = number }))
      dag_processor = optional(object({ cpu = number, memory_gb = number, storage_gb = number, count = number }))
    }))
  })
  description = "Configuration of the Composer environment"
  default     = {}
  nullable    = false
}

variable "workflows_log_level" {
  type        = string
  description = "Calls that executions of workflows log"
  default     = "LOG_ERRORS_ONLY"

  validation {
    condition     = contains(["CALL_LOG_LEVEL_UNSPECIFIED", "LOG_ALL_CALLS", "LOG_ERRORS_ONLY", "LOG_NONE"], var.workflows_log_level)
    error_message = "workflows_log_level must be CALL_LOG_LEVEL_UNSPECIFIED, LOG_ALL_CALLS, LOG_ERRORS_ONLY or LOG_NONE."
  }
}

variable "workflows_folder" {
  type        = string
  description = "Folder of the compiled workflows: NAME.yaml or NAME.json"
  default     = null
}

variable "dags_folder" {
  type        = string
  description = "Folder of the compiled DAGs: NAME.py"
  default     = null
}

variable "jobs_folder" {
  type        = string
  description = "Folder of job files: EXECUTOR/JOB_NAME.json"
  default     = null
}

variable "create_jobs_bucket" {
  type        = bool
  description = "True to create the bucket of job files, which AEF's data-transformation repository creates otherwise"
  default     = false
}

variable "workflows_service_account" {
  type        = string
  description = "Existing account that runs the workflows; null means the default account of the project"
  default     = null
}

variable "deletion_protection" {
  type        = bool
  description = "True if Terraform must not delete workflows"
  default     = false
}

variable "composer_roles" {
  type        = set(string)
  description = "Roles of the account of the Composer environment; all but composer.worker are granted in data_transformation_project"
  default     = ["roles/composer.worker", "roles/dataflow.developer", "roles/dataform.editor", "roles/dataproc.editor", "roles/storage.objectViewer"]
}
