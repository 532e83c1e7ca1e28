def compare_values(left, right):
    """Return a number below, at or above 0: the order of two numbers or two strings."""
    if not (isinstance(left, str) and isinstance(right, str)):
        left, right = two_numbers(left, right)
        if left != left or right != right:
            return float("nan")
    return (left > right) - (left < right)
