def state_of_run(run, last):
    """Return the state of the levels: their last task has succeeded unless a step has failed."""
    return "succeeded" if status_of(run, [last]) == "succeeded" else "failed"
