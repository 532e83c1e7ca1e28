project                     = "orchestration-dev"
region                      = "us-central1"
environment                 = "dev"
data_transformation_project = "transformation-dev"
deploy_cloud_workflows      = true
deploy_composer_dags        = true
create_composer_environment = true
workflows_log_level         = "LOG_ALL_CALLS"
create_jobs_bucket          = true

composer_config = {
  vpc              = "projects/orchestration-dev/global/networks/main"
  subnet           = "projects/orchestration-dev/regions/us-central1/subnetworks/main"
  environment_size = "ENVIRONMENT_SIZE_SMALL"
  software_config = {
    image_version = "composer-3-airflow-3.1.7"
    env_variables = { TEAM = "data" }
  }
}
