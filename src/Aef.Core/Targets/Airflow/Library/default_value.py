def default_value(value, other):
    """Return a value, or another one if it is null."""
    return other if value is None else value
