def delete_object(bucket, name):
    """Delete an object of Cloud Storage; one that does not exist is no failure."""
    hook = GCSHook()
    if hook.exists(bucket_name=bucket, object_name=name):
        hook.delete(bucket_name=bucket, object_name=name)
