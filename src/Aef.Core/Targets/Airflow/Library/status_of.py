def status_of(run, tasks, index=None):
    """Return the status of a step, or of one of its items, by the states of its tasks."""
    states = [state for task in tasks for at, state in task_states(run, task).items() if index in (None, at)]
    if "failed" in states:
        return "failed"
    return "succeeded" if states and all(state == "success" for state in states) else "skipped"
