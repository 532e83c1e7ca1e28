def task_states(run, task):
    """Return the states of a task by its map index, which is -1 for a task that runs once."""
    states = run.get_task_states(dag_id=run.dag_id, task_ids=[task], run_ids=[run.run_id])
    return {int(name[len(task) + 1 :] or -1): state for name, state in states.get(run.run_id, {}).items()}
