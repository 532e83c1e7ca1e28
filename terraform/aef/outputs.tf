output "workflows" {
  description = "Names of the deployed workflows"
  value       = sort(keys(google_workflows_workflow.workflows))
}

output "jobs_bucket" {
  description = "Bucket of the job files"
  value       = local.jobs_bucket
}

output "composer_bucket" {
  description = "Bucket of the DAGs"
  value       = local.composer_bucket
}

# Use it with aef: terraform output -raw platform_parameters > platform-parameters-ENVIRONMENT.json
output "platform_parameters" {
  description = "AEF's platform parameters of the environment"
  value = jsonencode([
    { ParameterKey = "pRegion", ParameterValue = var.region },
    { ParameterKey = "pProjectID", ParameterValue = var.project },
    { ParameterKey = "pFunctionIntermediateName", ParameterValue = "orch-framework-intermediate" },
    { ParameterKey = "pJobsDefinitionsBucket", ParameterValue = local.jobs_bucket },
  ])
}
