def status_of_items(run, tasks):
    """Return the status of a step with items: an item may be skipped if another one succeeds."""
    if any("failed" in task_states(run, task).values() for task in tasks):
        return "failed"
    return "succeeded" if "success" in task_states(run, tasks[-1]).values() else "skipped"
