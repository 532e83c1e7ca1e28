def outputs_of_items(ti, run, task):
    """Return the outputs of a step with items in their order; an item that has not succeeded has none."""
    states = {index: state for index, state in task_states(run, task).items() if index >= 0}
    ended = [index if states[index] == "success" else None for index in sorted(states)]
    return [None if index is None else ti.xcom_pull(task_ids=task, map_indexes=index) for index in ended]
