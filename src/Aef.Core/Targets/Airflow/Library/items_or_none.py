def items_or_none(items):
    """Return the items of a thread, or none if the thread was skipped."""
    return items or []
