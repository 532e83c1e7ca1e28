def floor_divide(left, right):
    """Divide two numbers, and round down."""
    left, right = two_numbers(left, right)
    if isinstance(left, int):
        return in_range(left // right)
    quotient = left / right
    return quotient if math.isinf(quotient) else quotient // 1
