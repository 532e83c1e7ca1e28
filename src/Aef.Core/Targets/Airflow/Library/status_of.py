def status_of(run, tasks):
    """Return the status of a step by the states of its tasks."""
    states = task_states(run, tasks)
    if "failed" in states:
        return "failed"
    return "succeeded" if states and all(state == "success" for state in states) else "skipped"
