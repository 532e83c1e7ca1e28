def create_resource(resource, name, location, project_id=None):
    """Create a bucket or a data set; one that exists stays as it is."""
    try:
        if resource == "bucket":
            hook = GCSHook()
            hook.create_bucket(
                bucket_name=name, storage_class="STANDARD", location=location, project_id=project_id
            )
        else:
            BigQueryHook().create_empty_dataset(dataset_id=name, location=location, project_id=project_id)
    except Conflict:
        print(f"The {resource} {name} exists.")
