def task_states(run, task):
    """Return the states of a task by its map index, which is -1 for a task that runs once."""
    return {found.map_index: found.state for found in run.get_task_instances() if found.task_id == task}
