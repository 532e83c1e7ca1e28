def in_range(number):
    """Return a number; a whole one has at most 64 bits."""
    if isinstance(number, int) and not -(2**63) <= number < 2**63:
        raise OverflowError("ExpressionError: a whole number has more than 64 bits")
    return number
