def larger_number(left, right):
    """Return the larger one of two numbers, with its type."""
    first, second = two_numbers(left, right)
    return left if float(first) >= float(second) else right
