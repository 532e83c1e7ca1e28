def failed_steps(run, steps):
    """Return the JOB_IDs of the steps that have failed."""
    failed = []
    for job_id, tasks in steps.items():
        states = [pair for task in tasks for pair in task_states(run, task).items()]
        indexes = sorted({index for index, state in states if state == "failed"})
        failed += [job_id if index < 0 else f"{job_id}[{index}]" for index in indexes]
    return failed
