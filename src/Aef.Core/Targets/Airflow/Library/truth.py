def truth(value):
    """Return a condition, which must be true or false."""
    if not isinstance(value, bool):
        raise TypeError("ExpressionError: a condition must be true or false")
    return value
