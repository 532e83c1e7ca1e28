def failed_steps(run, steps):
    """Return the JOB_IDs of the steps that have failed."""
    return [job_id for job_id, tasks in steps.items() if status_of(run, tasks) == "failed"]
