def found_object(bucket, names):
    """Return the first one of the objects of Cloud Storage that were found."""
    blob = GCSHook().get_conn().bucket(bucket).get_blob(names[0])
    if blob is None:
        raise ValueError(f"The object {names[0]} no longer exists")
    return {"object": names[0], "generation": str(blob.generation)}
