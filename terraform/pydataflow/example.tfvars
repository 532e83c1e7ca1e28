project                = "pydataflow-dev"
region                 = "asia-northeast1"
create_project         = true
folder_id              = "folders/123456789012"
billing_account        = "000000-000000-000000"
network_cidr           = "10.20.0.0/20"
worker_service_account = "dataflow-worker@shared-accounts.iam.gserviceaccount.com"
