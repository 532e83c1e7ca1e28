def load_output(job_id, location=None, project_id=None):
    """Return what BigQuery has counted for a load."""
    job = BigQueryHook().get_job(job_id=job_id, location=location, project_id=project_id)
    return {
        "job_id": job_id,
        "location": job.location,
        "rows": job.output_rows or 0,
        "bytes": job.output_bytes or 0,
    }
