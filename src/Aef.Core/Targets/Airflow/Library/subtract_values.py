def subtract_values(left, right):
    """Subtract two numbers."""
    left, right = two_numbers(left, right)
    return in_range(left - right)
