def contains_value(item, container):
    """Find out whether a list contains a value, or a map has a key."""
    if isinstance(container, dict):
        return isinstance(item, str) and item in container
    return any(same_value(item, value) for value in of_type(container, list))
