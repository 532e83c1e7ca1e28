def run_build(build, region, project_id=None):
    """Run a build in Cloud Build, and wait for it. Its fields have the names of the API, as in JSON."""
    operation, build_id = CloudBuildHook().create_build_without_waiting_for_result(
        build=Build.from_json(json.dumps(build)), project_id=project_id, location=region
    )
    images = operation.result().results.images
    return {"build_id": build_id, "images": [{"name": i.name, "digest": i.digest} for i in images]}
