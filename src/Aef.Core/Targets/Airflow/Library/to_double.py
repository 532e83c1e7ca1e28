def to_double(value):
    """Return a number that may have a fraction: that in a string, or a number."""
    if not isinstance(value, str):
        return float(two_numbers(value, value)[0])
    is_number = re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?", value)
    if not is_number or math.isinf(float(value)):
        raise ValueError("ExpressionError: the string is not a number")
    return float(value)
