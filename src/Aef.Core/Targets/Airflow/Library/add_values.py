def add_values(left, right):
    """Add two numbers, or join a string with a string, a number or a boolean."""
    if isinstance(left, str) or isinstance(right, str):
        return text_of(left) + text_of(right)
    left, right = two_numbers(left, right)
    return in_range(left + right)
