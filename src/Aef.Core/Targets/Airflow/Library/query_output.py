def query_output(job_id, location=None, project_id=None):
    """Return what BigQuery has counted for a query."""
    job = BigQueryHook().get_job(job_id=job_id, location=location, project_id=project_id)
    return {
        "job_id": job_id,
        "location": job.location,
        "bytes_processed": job.total_bytes_processed or 0,
        "rows_changed": job.num_dml_affected_rows or 0,
    }
