def task_states(run, tasks):
    """Return the states of tasks of the run of a task."""
    states = run.get_task_states(dag_id=run.dag_id, task_ids=tasks, run_ids=[run.run_id])
    return list(states.get(run.run_id, {}).values())
