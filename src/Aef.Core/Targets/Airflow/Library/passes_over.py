def passes_over(ti, tasks):
    """Return whether an earlier step of this item continues at a later step."""
    return any(ti.xcom_pull(task_ids=task, map_indexes=ti.map_index) for task in tasks)
