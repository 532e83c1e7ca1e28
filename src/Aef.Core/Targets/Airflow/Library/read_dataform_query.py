def read_dataform_query(project_id, region, repository, workflow_name, job_name, query_variables):
    """Read a query from a Dataform repository, and replace the names of its variables."""
    content = (
        DataformHook()
        .get_dataform_client()
        .read_repository_file(
            request={
                "name": f"projects/{project_id}/locations/{region}/repositories/{repository}",
                "path": f"definitions/{workflow_name}/{job_name}.sqlx",
            }
        )
    )
    query = content.contents.decode("utf-8")
    if query.startswith("config"):
        query = "\n".join(query.split("\n")[3:])
    for name, value in query_variables.items():
        query = query.replace(name, f"'{value}'")
    return query
