def remainder_of(left, right):
    """Return the remainder of floor_divide; it has the sign of the right number."""
    left, right = two_numbers(left, right)
    return left % right if isinstance(left, int) else left - right * floor_divide(left, right)
