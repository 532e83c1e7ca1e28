def two_numbers(left, right):
    """Return two numbers of the same type; other values are errors."""
    for value in (left, right):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise TypeError(f"ExpressionError: a number is expected, not {type(value).__name__}")
    return (left, right) if type(left) is type(right) else (float(left), float(right))
