def task_states(run, tasks):
    """Return the states of tasks of a run."""
    return [task.state for task in run.get_task_instances() if task.task_id in tasks]
