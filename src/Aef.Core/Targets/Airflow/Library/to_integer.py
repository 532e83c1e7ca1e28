def to_integer(value):
    """Return a whole number: that in a string, or a number without its fraction."""
    if not isinstance(value, str):
        return in_range(int(two_numbers(value, value)[0]))
    if not re.fullmatch("[+-]?[0-9]+", value):
        raise ValueError("ExpressionError: the string is not a whole number")
    return in_range(int(value))
