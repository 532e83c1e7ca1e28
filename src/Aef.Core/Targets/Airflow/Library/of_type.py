def of_type(value, kind):
    """Return a value that must have a type."""
    if type(value) is not kind:
        raise TypeError(f"ExpressionError: {kind.__name__} is expected, not {type(value).__name__}")
    return value
