def copied_object(bucket, name):
    """Return the generation and the size of an object of Cloud Storage."""
    blob = GCSHook().get_conn().bucket(bucket).get_blob(name)
    if blob is None:
        raise ValueError(f"The object {name} no longer exists")
    return {"generation": str(blob.generation), "size": blob.size}
